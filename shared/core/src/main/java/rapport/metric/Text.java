package rapport.metric;

/// A text in the languages of the catalog.
public record Text(String en, String zh) {}
