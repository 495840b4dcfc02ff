package rapport.reader;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.period.Granularity;
import rapport.period.Period;

/// What `GET /v1/metrics` was asked for, checked.
///
/// @param selections a series each, in the order they were named
/// @param periods in order, without gaps, one at least
/// @param variants what the series come apart by → the only one to show, as `currency` → `EUR`
/// @param comparison with what each point is compared
/// @param confidence of the intervals, between 0 and 1
record Query(
    List<Selection> selections,
    Granularity granularity,
    List<Period> periods,
    SortedMap<String, String> variants,
    Comparison comparison,
    double confidence) {

  Query {
    variants = Collections.unmodifiableSortedMap(new TreeMap<>(variants));
    selections = List.copyOf(selections);
    periods = List.copyOf(periods);
  }
}
