package rapport.entity;

import java.time.Instant;
import rapport.settings.EntityRules;

/// What the facts of an entity depend on, beside its events.
///
/// @param now what time it is: silence that has lasted until then is a fact, too
public record Given(EntityRules rules, Instant now) {}
