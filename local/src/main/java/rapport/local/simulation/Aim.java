package rapport.local.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rapport.local.simulation.Site.Call;
import rapport.local.simulation.Site.Function;
import rapport.local.simulation.Site.Item;
import rapport.local.simulation.Stories.Kind;

/// A place that few runs reach, and what leads there. A run that aims meets hardly anything on its
/// way that would end it, and at the place it meets every fault alike.
enum Aim {
  NOTHING(Function.OUTSIDE, Call.RUN, Item.MESSAGE, Errand.Kind.NOTHING),

  MARK_REMOVED(Function.ROLLUP, Call.DELETE, Item.MARK, Errand.Kind.NOTHING),
  RECORDS_LOOKED_UP(Function.RECORDER, Call.GET_ALL, Item.RECORD, Errand.Kind.NOTHING),

  WAKE_SET(Function.ROLLUP, Call.ADD, Item.WAKE, Errand.Kind.PROMISE, Kind.TICKETS),
  WAKE_REMOVED(Function.ROLLUP, Call.DELETE, Item.WAKE, Errand.Kind.PROMISE, Kind.TICKETS),
  WAKE_FIRED(Function.ROLLUP, Call.ADD, Item.MARK, Errand.Kind.PROMISE, Kind.TICKETS),

  CHECK_FOUND(Function.ROLLUP, Call.GET, Item.CHECK, Errand.Kind.NIGHT),
  CHECK_PUT(Function.ROLLUP, Call.PUT, Item.CHECK, Errand.Kind.NIGHT),

  PREDICTION_FOUND(Function.ROLLUP, Call.GET, Item.PREDICTION, Errand.Kind.NIGHT, Kind.CUSTOMERS),
  PREDICTION_PUT(Function.ROLLUP, Call.PUT, Item.PREDICTION, Errand.Kind.NIGHT, Kind.CUSTOMERS),
  PREDICTION_ENDED(
      Function.ROLLUP, Call.DELETE, Item.PREDICTION, Errand.Kind.NIGHT, Kind.CUSTOMERS),
  BUYERS_READ(Function.ROLLUP, Call.QUERY, Item.ENTITY, Errand.Kind.NIGHT, Kind.CUSTOMERS),
  PREDICTIONS_READ(Function.ROLLUP, Call.QUERY, Item.DOCUMENT, Errand.Kind.NIGHT, Kind.CUSTOMERS),

  ZONE_STEP(Function.ROLLUP, Call.PUT, Item.CALENDAR_CHANGE, Errand.Kind.OTHER_ZONE),
  ZONE_ENDED(Function.ROLLUP, Call.DELETE, Item.CALENDAR_CHANGE, Errand.Kind.OTHER_ZONE),
  ZONE_MADE_CURRENT(Function.ROLLUP, Call.PUT, Item.DOCUMENT, Errand.Kind.OTHER_ZONE),

  IMPORT_TAKEN(Function.INTAKE, Call.GET, Item.IMPORT, Errand.Kind.WITHDRAWAL),
  IMPORT_LOOKED_UP(Function.RECORDER, Call.GET, Item.IMPORT, Errand.Kind.WITHDRAWAL),
  IMPORT_NOTED(Function.RECORDER, Call.PUT_ALL, Item.IMPORT, Errand.Kind.WITHDRAWAL),
  IMPORT_DAYS_READ(Function.RECORDER, Call.QUERY, Item.IMPORT, Errand.Kind.WITHDRAWAL),
  WITHDRAWAL_STEP(Function.RECORDER, Call.PUT, Item.WITHDRAWAL, Errand.Kind.WITHDRAWAL),
  WITHDRAWAL_ENDED(Function.RECORDER, Call.DELETE, Item.WITHDRAWAL, Errand.Kind.WITHDRAWAL),

  REPUBLISHING_STEP(Function.RECORDER, Call.PUT, Item.REPUBLISHING, Errand.Kind.REPUBLISHING),
  REPUBLISHING_ENDED(Function.RECORDER, Call.DELETE, Item.REPUBLISHING, Errand.Kind.REPUBLISHING),

  LOG_READ_TO_ERASE(Function.RECORDER, Call.QUERY, Item.LOG, Errand.Kind.ERASURE),
  MARKS_READ_TO_ERASE(Function.RECORDER, Call.QUERY, Item.MARK, Errand.Kind.ERASURE),
  RECORDS_READ_TO_ERASE(Function.RECORDER, Call.QUERY, Item.RECORD, Errand.Kind.ERASURE),
  QUARANTINE_READ_TO_ERASE(Function.RECORDER, Call.QUERY, Item.QUARANTINE, Errand.Kind.ERASURE);

  /// Of so many runs one has an aim.
  private static final int AIMING = 3;

  private static final List<Aim> DRAWN = drawn();

  private final int site;
  private final Errand.Kind errand;
  private final List<Kind> kinds;

  /// @param kinds what the tenant must have; anything if there are none
  Aim(Function function, Call call, Item item, Errand.Kind errand, Kind... kinds) {
    this.site = Site.of(function, call, item);
    this.errand = errand;
    this.kinds = List.of(kinds);
  }

  static Aim of(Choices choices) {
    return choices.oneIn(AIMING) ? DRAWN.get(choices.below(DRAWN.size())) : NOTHING;
  }

  /// What takes the longest way, so that many do not come there, more often than others.
  private static List<Aim> drawn() {
    var drawn = new ArrayList<>(List.of(values()));
    drawn.remove(NOTHING);
    drawn.addAll(Collections.nCopies(3, PREDICTION_ENDED));
    drawn.addAll(Collections.nCopies(3, CHECK_FOUND));
    drawn.addAll(List.of(PREDICTION_FOUND, ZONE_MADE_CURRENT, ZONE_STEP));
    drawn.addAll(List.of(IMPORT_NOTED, WITHDRAWAL_STEP, REPUBLISHING_STEP, REPUBLISHING_ENDED));
    return List.copyOf(drawn);
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

  /// Whether events must come by HTTP.
  boolean needsRequests() {
    return this == IMPORT_TAKEN;
  }
}
