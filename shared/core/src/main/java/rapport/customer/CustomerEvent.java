package rapport.customer;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.Bytes;
import rapport.entity.EntityEvent;
import rapport.entity.EventHash;
import rapport.entity.Stamp;
import rapport.event.Event;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerAction.Active;
import rapport.event.Payload.CustomerChange;
import rapport.event.Version;

/// What a customer keeps of an event.
///
/// Of mere activity, which brings no segment values, only the quarter hour is kept: all activity of
/// one kind in one quarter hour is one event, or a busy customer would soon be full. Voiding one of
/// them therefore voids that kind of activity in its quarter hour.
///
/// @param stamp its identity, time and version
/// @param segments the segment values that it gives
/// @param action what happened
public record CustomerEvent(Stamp stamp, SortedMap<String, String> segments, CustomerAction action)
    implements EntityEvent {

  /// The source of the events that follow-ups tell.
  public static final String FOLLOW_UPS = "/v1/followups";

  private static final long QUARTER_SECONDS = 900;

  /// @throws IllegalArgumentException if it is mere activity and not at the start of a quarter hour
  public CustomerEvent {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    if (isMereActivity(action, segments) && !stamp.time().equals(quarter(stamp.time()))) {
      throw new IllegalArgumentException(
          "mere activity has the time of its quarter hour, got " + stamp.time());
    }
  }

  /// @param change the payload of that event
  public static CustomerEvent of(Event event, CustomerChange change) {
    var identity = event.identity();
    var action = change.action();
    var time = identity.time();
    var hash = EventHash.of(identity);
    if (isMereActivity(action, event.segments())) {
      time = quarter(time);
      hash = ActivityHashes.hash((Active) action, identity.importName(), time);
    }
    var stamp = new Stamp(hash, time, event.version(), identity.importName());
    return new CustomerEvent(stamp, event.segments(), action);
  }

  /// A ticket says that it is a complaint of the customer, or, voided, that it is none.
  ///
  /// @param time when the ticket was created; of one that is none, in the same hour
  /// @param version the revision of the ticket
  /// @param values the segment values of the ticket
  public static CustomerEvent complained(
      String ticket, Instant time, Version version, SortedMap<String, String> values) {
    var stamp = new Stamp(EventHash.of("ticket", ticket), time, version, "");
    return new CustomerEvent(
        stamp, Collections.emptySortedMap(), new CustomerAction.Complained(values));
  }

  /// A response says how likely its customer is to recommend.
  ///
  /// @param scores none if the response does not say any more
  public static CustomerEvent recommended(Event response, List<Integer> scores) {
    var identity = response.identity();
    var hash = EventHash.of("response", identity.source(), identity.id(), identity.importName());
    var stamp = new Stamp(hash, identity.time(), response.version(), identity.importName());
    return new CustomerEvent(
        stamp, Collections.emptySortedMap(), new CustomerAction.Recommended(scores));
  }

  /// A response says how its customer rates us.
  ///
  /// @param scores by question id; none if the response does not say any more
  public static CustomerEvent rated(
      Event response, String survey, SortedMap<String, Integer> scores) {
    var identity = response.identity();
    var hash = EventHash.of("rated", identity.source(), identity.id(), identity.importName());
    var stamp = new Stamp(hash, identity.time(), response.version(), identity.importName());
    return new CustomerEvent(
        stamp, Collections.emptySortedMap(), new CustomerAction.Rated(survey, scores));
  }

  /// A follow-up says that it is resolved, or, voided, that this is so no more.
  ///
  /// @param followUp its id
  /// @param at when it was resolved: each time is an event of its own
  /// @param version the revision of the follow-up
  /// @param importName that of the response that opened it: it goes with it
  public static CustomerEvent followedUp(
      String followUp,
      Instant at,
      Version version,
      String importName,
      CustomerAction.FollowedUp done) {
    var hash = EventHash.of(FOLLOW_UPS, followUp, at.toString());
    var stamp = new Stamp(hash, at, version, importName);
    return new CustomerEvent(stamp, Collections.emptySortedMap(), done);
  }

  CustomerEvent voided() {
    return new CustomerEvent(stamp.voided(), segments, action);
  }

  /// Shows of a frozen time only that the customer did something then.
  static CustomerEvent heard(Instant time) {
    var stamp = new Stamp(heardHash(time), time, Version.FIRST, "");
    return new CustomerEvent(stamp, Collections.emptySortedMap(), new CustomerAction.Heard());
  }

  /// The hash of what is only heard of, which is not stored.
  static EventHash heardHash(Instant time) {
    return EventHash.of("heard", time.toString());
  }

  @Override
  public Bytes content() {
    return CustomerCodec.content(this);
  }

  static boolean isMereActivity(CustomerAction action, SortedMap<String, String> segments) {
    return action instanceof Active && segments.isEmpty();
  }

  private static Instant quarter(Instant time) {
    long seconds = time.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, QUARTER_SECONDS));
  }
}
