package rapport.entity;

import java.time.Instant;
import java.util.function.Predicate;
import rapport.period.UtcHour;

/// What holds for all entities while facts are published.
///
/// @param sealed hours whose facts are final: nothing is published or taken back in them
/// @param openFrom no hour from then on is final, nor will be before tomorrow
public record Frame(Given given, Predicate<UtcHour> sealed, Instant openFrom) {}
