package rapport.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rapport.metric.Metric;
import rapport.reader.Suppression.Reason;
import rapport.state.State;

/// A period's content by the values of one dimension.
///
/// @param slices those that have a value of their own, by name; then `other`, then what has no
///   value
/// @param parted whether everything is in exactly one slice. What is distinct is not: a customer
///   may count under several values
/// @param whole why the total is not shown: it may be that of a small segment
/// @param shared what every slice is seen with: customers, where only what befell them has a value
record Breakdown(Content total, Reason whole, List<Slice> slices, boolean parted, Content shared) {

  Breakdown {
    slices = List.copyOf(slices);
  }

  /// @param opening the state of all time before the period, for running metrics only
  record Content(State state, State opening) {

    static final Content EMPTY = new Content(State.EMPTY, State.EMPTY);

    Content merge(Content other) {
      return new Content(state.merge(other.state), opening.merge(other.opening));
    }

    /// A list of the one content that is left, or of none if the other is no part of this.
    List<Content> without(Content part) {
      var rest = state.without(part.state);
      var earlier = opening.without(part.opening);
      return rest.isPresent() && earlier.isPresent()
          ? List.of(new Content(rest.get(), earlier.get()))
          : List.of();
    }

    boolean isEmpty() {
      return state.cells().isEmpty() && opening.cells().isEmpty();
    }
  }

  /// What a slice is.
  enum Kind {
    VALUE,
    /// The values that came after the dimension was full.
    OTHER,
    /// Without a value.
    NONE
  }

  /// @param name the value, empty if it is none
  record Name(Kind kind, String value) {
    static final Name OTHER = new Name(Kind.OTHER, "");
    static final Name NONE = new Name(Kind.NONE, "");
  }

  record Slice(Name name, Content content, Reason reason) {}

  /// Puts what has no value beside the values, if it can be known.
  ///
  /// @param values by name, `other` among them, none empty
  /// @param reasons why some are not shown
  static Breakdown of(
      Metric metric, Content total, Map<Name, Content> values, Map<Name, Reason> reasons) {
    var sum = values.values().stream().reduce(Content.EMPTY, Content::merge);
    var rest = mayOverlap(metric, total) ? List.<Content>of() : total.without(sum);
    var all = new LinkedHashMap<>(values);
    rest.stream().filter(one -> !one.isEmpty()).forEach(one -> all.put(Name.NONE, one));
    var slices = new ArrayList<Slice>();
    all.forEach(
        (name, content) ->
            slices.add(new Slice(name, content, reasons.getOrDefault(name, Reason.SHOWN))));
    return new Breakdown(total, Reason.SHOWN, slices, !rest.isEmpty(), Content.EMPTY);
  }

  /// What is distinct in a period counts once under each value: not told by the hour, or one vote
  /// for each respondent.
  private static boolean mayOverlap(Metric metric, Content total) {
    return !metric.hourly()
        || metric.aboutRespondents()
            && total.state().cells().keySet().stream().anyMatch(slot -> slot.indexOf('@') >= 0);
  }

  /// The same of slices that are all seen with something.
  Breakdown sharing(Content with) {
    return new Breakdown(total, whole, slices, parted, with);
  }

  /// The same with a total that is not shown, or is.
  Breakdown hiding(Reason reason) {
    return new Breakdown(total, reason, slices, parted, shared);
  }

  /// What a slice is seen as.
  Content seen(Slice slice) {
    return slice.content().merge(shared);
  }

  /// Everything that is not in a slice, by slice: where everything is in exactly one, what is left
  /// of the total, else all other slices put together.
  Map<Name, Content> rests() {
    var rests = new HashMap<Name, Content>();
    var before = new ArrayList<Content>(List.of(Content.EMPTY));
    for (Slice slice : slices) {
      before.add(before.getLast().merge(slice.content()));
    }
    var after = Content.EMPTY;
    for (int place = slices.size() - 1; place >= 0; place--) {
      rests.put(slices.get(place).name(), before.get(place).merge(after).merge(shared));
      after = slices.get(place).content().merge(after);
    }
    return Collections.unmodifiableMap(rests);
  }
}
