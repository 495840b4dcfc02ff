package rapport.followup;

import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.FactContent;

/// Which of several contents of one fact speaks: the one that counts in the log, too. The higher
/// revision wins; of one revision the greater tag, whether it is low, not low or void.
///
/// @param tag as [FactContent#tag] makes it, compared without its sign
public record Word(Version version, int tag) implements Comparable<Word> {

  public static Word of(Fact fact) {
    return new Word(fact.version(), FactContent.tag(fact));
  }

  /// Of whoever counts its own revisions, so that no two are alike.
  ///
  /// @param voided whether it takes all back
  public static Word numbered(long revision, boolean voided) {
    return new Word(new Version(revision, voided), 0);
  }

  public long revision() {
    return version.revision();
  }

  public boolean voided() {
    return version.voided();
  }

  @Override
  public int compareTo(Word other) {
    int byRevision = Long.compare(revision(), other.revision());
    return byRevision != 0 ? byRevision : Integer.compareUnsigned(tag, other.tag);
  }
}
