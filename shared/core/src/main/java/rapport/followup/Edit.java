package rapport.followup;

/// Something that is done about a follow-up.
public sealed interface Edit {

  /// @param assignee empty to take it from whoever has it
  record Assign(String assignee) implements Edit {}

  /// In place of what was noted before.
  record Note(String text) implements Edit {}

  /// It is done.
  record Resolve() implements Edit {}

  /// It is not done after all.
  record Reopen() implements Edit {}
}
