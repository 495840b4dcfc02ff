package rapport.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;

/// Where the check of a tenant's records stands.
///
/// @param calendar the version of the calendar whose records are looked at, 0 before the first
/// @param round how often it began anew; decides which hours of a large day are looked at
/// @param last the day it came to; [#NONE] before the first of a round
/// @param found whether a day of this round had any log, or before its start of the one before
/// @param suspects what is to be looked at again, at most [#MAX_SUSPECTS]
record CheckProgress(
    int calendar, int round, LocalDate last, boolean found, List<Suspect> suspects) {

  static final LocalDate NONE = LocalDate.EPOCH;
  static final CheckProgress FIRST = new CheckProgress(0, 0, NONE, false, List.of());

  /// Enough to know: a period is healed whole, whichever of its parts differ. The state of a job is
  /// read by every run of the rollup, so it must be short.
  static final int MAX_SUSPECTS = 8;

  private static final int FORM = 1;

  CheckProgress {
    suspects = List.copyOf(suspects.subList(0, Math.min(suspects.size(), MAX_SUSPECTS)));
  }

  static CheckProgress decode(Bytes state) {
    var reader = new ByteReader(state);
    int form = reader.readByte();
    if (form != FORM) {
      throw new IllegalArgumentException("a check of form " + form + " is not known");
    }
    int calendar = (int) reader.readUnsigned();
    int round = (int) reader.readUnsigned();
    var last = LocalDate.ofEpochDay(reader.readUnsigned());
    boolean found = reader.readBoolean();
    var suspects = new ArrayList<Suspect>();
    for (int left = reader.readCount(MAX_SUSPECTS); left > 0; left--) {
      suspects.add(Suspect.read(reader));
    }
    return new CheckProgress(calendar, round, last, found, suspects);
  }

  Bytes encode() {
    var writer =
        new ByteWriter()
            .writeByte(FORM)
            .writeUnsigned(calendar)
            .writeUnsigned(round)
            .writeUnsigned(last.toEpochDay())
            .writeBoolean(found)
            .writeUnsigned(suspects.size());
    suspects.forEach(suspect -> suspect.write(writer));
    return writer.toBytes();
  }

  /// From the first day again, since another calendar's records are others.
  CheckProgress in(int version) {
    return calendar == version ? this : new CheckProgress(version, round, NONE, true, List.of());
  }

  CheckProgress through(LocalDate day, boolean hadLog) {
    return new CheckProgress(calendar, round, day, found || hadLog, suspects);
  }

  /// Before its first day.
  boolean isAtStart() {
    return last.equals(NONE);
  }

  CheckProgress beginning() {
    return isAtStart() ? new CheckProgress(calendar, round, last, false, suspects) : this;
  }

  /// What the round that is over found is known until the next begins.
  CheckProgress newRound() {
    return new CheckProgress(calendar, round + 1, NONE, found, suspects);
  }

  /// The round in which the suspects were found.
  int suspectedIn() {
    return isAtStart() ? round - 1 : round;
  }

  CheckProgress suspecting(List<Suspect> these) {
    return new CheckProgress(calendar, round, last, found, these);
  }
}
