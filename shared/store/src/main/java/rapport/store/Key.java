package rapport.store;

/// Where an item lies.
///
/// @param partition the partition key, `PK`
/// @param sort the sort key, `SK`; ordered by its UTF-8 bytes
public record Key(String partition, String sort) {}
