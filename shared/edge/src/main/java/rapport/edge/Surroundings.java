package rapport.edge;

import java.time.Clock;
import java.util.random.RandomGenerator;

/// What a function finds around it beside its tables and queues. It reads no other clock and draws
/// from no other source, so whoever hands these out decides all that happens.
///
/// @param clock what time it is
/// @param random where tokens and secrets are drawn from; none that can be guessed, but in a
///   simulation
/// @param log takes what is worth telling
public record Surroundings(Clock clock, RandomGenerator random, Log log) {}
