package rapport.reader;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import rapport.edge.Checked;
import rapport.followup.FollowUp;
import rapport.followup.FollowUp.State;
import rapport.followup.FollowUpId;
import rapport.store.OpenFollowUps.Entry;

/// Which follow-ups are asked for, checked.
///
/// @param state open or resolved
/// @param assignee whose
/// @param order in which they come
/// @param after where the page before ended
record FollowUpsQuery(State state, Assignee assignee, Order order, Place after) {

  /// In which order they come.
  enum Order {
    /// Those of the customers who pay most first. Only of those that are open.
    VALUE,
    /// The latest hour first.
    NEWEST
  }

  /// Whose they are.
  sealed interface Assignee {
    record Anybody() implements Assignee {}

    /// @param name empty for those that nobody has taken on
    record Named(String name) implements Assignee {}
  }

  /// Where a page ended.
  sealed interface Place {
    record Nowhere() implements Place {}

    record At(BigInteger millionths, FollowUpId id) implements Place {}
  }

  /// The most valuable first, then the latest.
  static final Comparator<Place.At> BY_VALUE =
      Comparator.comparing(Place.At::millionths).thenComparing(at -> at.id().toString()).reversed();

  boolean wants(FollowUp followUp) {
    boolean whose =
        switch (assignee) {
          case Assignee.Anybody() -> true;
          case Assignee.Named(var name) -> followUp.handling().assignee().equals(name);
        };
    return whose && followUp.state() == state;
  }

  /// Whether it comes after the page before.
  boolean isBeyondCursor(Entry entry) {
    return switch (after) {
      case Place.Nowhere() -> true;
      case Place.At at -> BY_VALUE.compare(place(entry), at) > 0;
    };
  }

  Optional<FollowUpId> afterId() {
    return after instanceof Place.At at ? Optional.of(at.id()) : Optional.empty();
  }

  static Place.At place(Entry entry) {
    return new Place.At(entry.millionths(), entry.id());
  }

  /// What to ask for the next page with.
  static String cursor(Place.At at) {
    var text = at.millionths() + "#" + at.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Checked<FollowUpsQuery> read(Parameters parameters) {
    parameters.refuseOthers(Set.of(), Set.of("state", "assignee", "order", "cursor"));
    var state = parameters.one("state").orElse("open");
    if (!state.equals("open") && !state.equals("resolved")) {
      parameters.fault("state", "must be open or resolved, got " + state);
    }
    boolean open = !state.equals("resolved");
    var order = parameters.one("order").orElse(open ? "value" : "newest");
    if (!order.equals("value") && !order.equals("newest")) {
      parameters.fault("order", "must be value or newest, got " + order);
    } else if (order.equals("value") && !open) {
      parameters.fault("order", "must be newest for those that are resolved");
    }
    Assignee assignee =
        parameters
            .one("assignee")
            .<Assignee>map(Assignee.Named::new)
            .orElseGet(Assignee.Anybody::new);
    var cursor = parameters.one("cursor");
    var after = cursor.flatMap(FollowUpsQuery::place);
    if (cursor.isPresent() && after.isEmpty()) {
      parameters.fault("cursor", "is no next of an earlier page");
    }
    return parameters.errors().isEmpty()
        ? new Checked.Valid<>(
            new FollowUpsQuery(
                open ? State.OPEN : State.RESOLVED,
                assignee,
                order.equals("value") ? Order.VALUE : Order.NEWEST,
                after.<Place>map(at -> at).orElseGet(Place.Nowhere::new)))
        : new Checked.Invalid<>(parameters.errors());
  }

  private static Optional<Place.At> place(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int hash = text.indexOf('#');
      boolean digits = text.matches("-?[0-9]{1,40}#.*");
      return digits
          ? FollowUpId.read(text.substring(hash + 1))
              .map(id -> new Place.At(new BigInteger(text.substring(0, hash)), id))
          : Optional.empty();
    } catch (IllegalArgumentException _) { // no Base64
      return Optional.empty();
    }
  }
}
