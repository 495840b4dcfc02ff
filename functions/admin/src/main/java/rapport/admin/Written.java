package rapport.admin;

/// What became of writing a document.
sealed interface Written {

  /// @param version the document's, now
  /// @param created whether there was none before
  record Done(long version, boolean created) implements Written {}

  /// The caller asked for another version to be there (`If-Match`).
  record OtherVersion() implements Written {}

  /// Others wrote again and again in between.
  record Busy() implements Written {}
}
