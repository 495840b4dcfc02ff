package rapport.entity;

import java.time.Instant;
import java.util.SortedMap;
import rapport.fact.Fact;

/// A point in an entity's history.
///
/// @param time when
/// @param origin whose the entity is, and which import brought the event of that moment
/// @param values the entity's segment values from then on
public record Moment(Instant time, Fact.Origin origin, SortedMap<String, String> values) {}
