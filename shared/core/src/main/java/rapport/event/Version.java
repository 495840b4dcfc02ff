package rapport.event;

/// Which of several contents of one identity counts: the higher revision; ties go to the greater
/// SHA-256 of the content, whatever the order of arrival.
///
/// @param revision 0 or more
/// @param voided the event is taken back: it stays in the set and counts nowhere
public record Version(long revision, boolean voided) {

  /// What an event has that says nothing about revisions.
  public static final Version FIRST = new Version(0, false);

  public Version {
    if (revision < 0) {
      throw new IllegalArgumentException("revision must be 0 or more, got " + revision);
    }
  }
}
