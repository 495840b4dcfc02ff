package rapport.followup;

/// What a fact says now about whether somebody should be looked after.
///
/// @param id of the fact
/// @param word which one it is: the greatest counts
/// @param cause [Cause.Nothing] if nobody need be
public record Report(FollowUpId id, Word word, Cause cause) {

  /// A void can give no cause.
  public Report {
    if (word.voided() && !(cause instanceof Cause.Nothing)) {
      throw new IllegalArgumentException("what is void is no cause, got " + cause);
    }
  }

  /// Whether somebody should be looked after.
  public boolean isLow() {
    return !(cause instanceof Cause.Nothing);
  }

  /// Whether nobody looks at it: no earlier word could come later, and to look whether there is a
  /// follow-up would cost a read for each good answer. So of two first contents of one answer, of
  /// which one is low, the low one opens a follow-up even if the log counts the other.
  public boolean isTrivial() {
    return !isLow() && !word.voided() && word.revision() == 0;
  }
}
