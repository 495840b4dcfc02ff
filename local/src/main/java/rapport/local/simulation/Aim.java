package rapport.local.simulation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import rapport.local.simulation.Site.Call;
import rapport.local.simulation.Site.Function;
import rapport.local.simulation.Site.Item;
import rapport.local.simulation.Stories.Kind;

/// A place that few runs reach, and what leads there. A run that aims meets hardly anything on its
/// way that would end it, and at the place it meets every fault alike.
enum Aim {
  NOTHING(0, Function.OUTSIDE, Call.RUN, Item.MESSAGE, Errand.Kind.NOTHING),

  MARK_REMOVED(3, Function.ROLLUP, Call.DELETE, Item.MARK, Errand.Kind.NOTHING),
  RECORDS_READ(2, Function.ROLLUP, Call.GET_ALL, Item.RECORD, Errand.Kind.NOTHING),
  RECORD_PUT(7, Function.ROLLUP, Call.PUT, Item.RECORD, Errand.Kind.NOTHING),
  RECORDS_LOOKED_UP(1, Function.RECORDER, Call.GET_ALL, Item.RECORD, Errand.Kind.NOTHING),

  WAKE_SET(3, Function.ROLLUP, Call.ADD, Item.WAKE, Errand.Kind.PROMISE, Kind.TICKETS),
  WAKE_REMOVED(5, Function.ROLLUP, Call.DELETE, Item.WAKE, Errand.Kind.PROMISE, Kind.TICKETS),
  WAKE_FIRED(3, Function.ROLLUP, Call.ADD, Item.MARK, Errand.Kind.PROMISE, Kind.TICKETS),

  CHECK_FOUND(10, Function.ROLLUP, Call.GET, Item.CHECK, Errand.Kind.NIGHT),
  CHECK_PUT(5, Function.ROLLUP, Call.PUT, Item.CHECK, Errand.Kind.NIGHT),

  PREDICTION_FOUND(
      2, Function.ROLLUP, Call.GET, Item.PREDICTION, Errand.Kind.NIGHT, Kind.CUSTOMERS),
  PREDICTION_PUT(1, Function.ROLLUP, Call.PUT, Item.PREDICTION, Errand.Kind.NIGHT, Kind.CUSTOMERS),
  PREDICTION_ENDED(
      13, Function.ROLLUP, Call.DELETE, Item.PREDICTION, Errand.Kind.NIGHT, Kind.CUSTOMERS),
  BUYERS_READ(1, Function.ROLLUP, Call.QUERY, Item.ENTITY, Errand.Kind.NIGHT, Kind.CUSTOMERS),
  PREDICTIONS_READ(
      2, Function.ROLLUP, Call.QUERY, Item.DOCUMENT, Errand.Kind.NIGHT, Kind.CUSTOMERS),

  CHARTS_FOUND(18, Function.ROLLUP, Call.GET, Item.WATCHING, Errand.Kind.NIGHT, Kind.ANSWERS),
  CHARTS_PUT(6, Function.ROLLUP, Call.PUT, Item.WATCHING, Errand.Kind.NIGHT, Kind.ANSWERS),
  CHARTS_ENDED(15, Function.ROLLUP, Call.DELETE, Item.WATCHING, Errand.Kind.NIGHT, Kind.ANSWERS),

  ZONE_STEP(8, Function.ROLLUP, Call.PUT, Item.CALENDAR_CHANGE, Errand.Kind.OTHER_ZONE),
  ZONE_ENDED(8, Function.ROLLUP, Call.DELETE, Item.CALENDAR_CHANGE, Errand.Kind.OTHER_ZONE),
  ZONE_MADE_CURRENT(8, Function.ROLLUP, Call.PUT, Item.DOCUMENT, Errand.Kind.OTHER_ZONE),

  IMPORT_TAKEN(1, Function.INTAKE, Call.GET, Item.IMPORT, Errand.Kind.WITHDRAWAL),
  IMPORT_LOOKED_UP(1, Function.RECORDER, Call.GET, Item.IMPORT, Errand.Kind.WITHDRAWAL),
  IMPORT_NOTED(13, Function.RECORDER, Call.PUT_ALL, Item.IMPORT, Errand.Kind.WITHDRAWAL),
  IMPORT_DAYS_READ(1, Function.RECORDER, Call.QUERY, Item.IMPORT, Errand.Kind.WITHDRAWAL),
  WITHDRAWAL_STEP(9, Function.RECORDER, Call.PUT, Item.WITHDRAWAL, Errand.Kind.WITHDRAWAL),
  WITHDRAWAL_ENDED(8, Function.RECORDER, Call.DELETE, Item.WITHDRAWAL, Errand.Kind.WITHDRAWAL),

  REPUBLISHING_STEP(8, Function.RECORDER, Call.PUT, Item.REPUBLISHING, Errand.Kind.REPUBLISHING),
  REPUBLISHING_ENDED(
      7, Function.RECORDER, Call.DELETE, Item.REPUBLISHING, Errand.Kind.REPUBLISHING),

  ERASURE_STEP(3, Function.RECORDER, Call.PUT, Item.ERASURE, Errand.Kind.ERASURE),
  LOG_READ_TO_ERASE(1, Function.RECORDER, Call.QUERY, Item.LOG, Errand.Kind.ERASURE),
  MARKS_READ_TO_ERASE(3, Function.RECORDER, Call.QUERY, Item.MARK, Errand.Kind.ERASURE),
  RECORDS_READ_TO_ERASE(1, Function.RECORDER, Call.QUERY, Item.RECORD, Errand.Kind.ERASURE),
  SURVEYS_READ_TO_ERASE(1, Function.RECORDER, Call.QUERY, Item.DOCUMENT, Errand.Kind.ERASURE),
  QUARANTINE_READ_TO_ERASE(1, Function.RECORDER, Call.QUERY, Item.QUARANTINE, Errand.Kind.ERASURE),
  QUARANTINE_ERASED(9, Function.RECORDER, Call.DELETE, Item.QUARANTINE, Errand.Kind.ERASURE),
  LOG_REWRITTEN(11, Function.RECORDER, Call.DELETE, Item.LOG, Errand.Kind.ERASURE, Kind.ANSWERS);

  /// Of so many runs so many have none.
  private static final int RUNS = 5;

  private static final int WITHOUT = 2;

  private static final List<Aim> DRAWN = drawn();

  private final int often;
  private final int site;
  private final Errand.Kind errand;
  private final List<Kind> kinds;

  /// @param often how often it is drawn: what takes the longest way, so that many do not come
  ///   there, more often than others
  /// @param kinds what the tenant must have; anything if there are none
  Aim(int often, Function function, Call call, Item item, Errand.Kind errand, Kind... kinds) {
    this.often = often;
    this.site = Site.of(function, call, item);
    this.errand = errand;
    this.kinds = List.of(kinds);
  }

  static Aim of(Choices choices) {
    return choices.below(RUNS) < WITHOUT ? NOTHING : DRAWN.get(choices.below(DRAWN.size()));
  }

  private static List<Aim> drawn() {
    return Arrays.stream(values())
        .flatMap(aim -> Collections.nCopies(aim.often, aim).stream())
        .toList();
  }

  boolean isSet() {
    return this != NOTHING;
  }

  /// Whether this is the place.
  boolean isAt(int place) {
    return isSet() && site == place;
  }

  Plot plot() {
    if (this == RECORDS_LOOKED_UP) {
      return Plot.AGEING;
    }
    return errand == Errand.Kind.NOTHING ? Plot.PROTOCOL : Plot.ERRAND;
  }

  Errand.Kind errand() {
    return errand;
  }

  List<Kind> kinds() {
    return kinds;
  }

  /// Whether a first response must be promised.
  boolean needsTargets() {
    return errand == Errand.Kind.PROMISE;
  }

  /// Whether nothing comes there where a first response is promised.
  boolean avoidsTargets() {
    return errand == Errand.Kind.WITHDRAWAL;
  }

  /// Whether customers must buy something.
  boolean needsPurchases() {
    return kinds.equals(List.of(Kind.CUSTOMERS));
  }

  /// Whether events must be of several days.
  boolean needsDays() {
    return this == IMPORT_NOTED || this == IMPORT_DAYS_READ;
  }

  /// Whether whoever is erased must have left traces in the log and in quarantine.
  boolean needsTraces() {
    return this == LOG_REWRITTEN || this == QUARANTINE_ERASED || this == QUARANTINE_READ_TO_ERASE;
  }

  /// Whether events must come by HTTP.
  boolean needsRequests() {
    return this == IMPORT_TAKEN;
  }
}
