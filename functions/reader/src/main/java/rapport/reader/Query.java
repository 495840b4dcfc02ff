package rapport.reader;

import java.util.List;
import rapport.period.Granularity;
import rapport.period.Period;

/// What `GET /v1/metrics` was asked for, checked.
///
/// @param selections a series each, in the order they were named
/// @param periods in order, without gaps, one at least
/// @param confidence of the intervals, between 0 and 1
record Query(
    List<Selection> selections, Granularity granularity, List<Period> periods, double confidence) {

  Query {
    selections = List.copyOf(selections);
    periods = List.copyOf(periods);
  }
}
