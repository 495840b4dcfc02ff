package rapport.entity;

import java.util.function.Predicate;
import rapport.period.UtcHour;

/// What holds for all entities while facts are published.
///
/// @param sealed hours whose facts are final: nothing is published or taken back in them
public record Frame(Given given, Predicate<UtcHour> sealed) {}
