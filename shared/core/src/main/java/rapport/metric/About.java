package rapport.metric;

/// What the catalog says of a metric.
///
/// @param id its name in the interface
/// @param version grows when its values change for the same answers
/// @param direction which way its value should go
public record About(
    String id,
    int version,
    Text title,
    Text description,
    String formula,
    Unit unit,
    Direction direction) {}
