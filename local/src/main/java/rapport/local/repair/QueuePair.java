package rapport.local.repair;

/// A queue and the one that its dead letters lie in.
///
/// @param name what a user calls it
/// @param url where messages are worked off
/// @param deadLettersUrl where those are that failed ten times
public record QueuePair(String name, String url, String deadLettersUrl) {}
