package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.fact.Family;
import rapport.fold.PartKey;

class CheckProgressTest {

  private static final Suspect SUSPECT =
      new Suspect(Suspect.Kind.MONTH, "2026-02", PartKey.totals(Family.TICKETS), 7);
  private static final CheckProgress PROGRESS =
      new CheckProgress(2, 3, LocalDate.of(2026, 2, 27), true, List.of(SUSPECT));

  @Test
  void whatTheFirstVersionStoredIsReadable() {
    var stored =
        HexFormat.of()
            .parseHex(
                "0102039fa0010101" + "0207323032362d3032" + "077469636b657473" + "012d" + "07");

    assertThat(CheckProgress.decode(Bytes.of(stored))).isEqualTo(PROGRESS);
    assertThat(PROGRESS.encode().toArray()).isEqualTo(stored);
  }

  @Test
  void anotherFormIsRefused() {
    var other = new ByteWriter().writeByte(2).toBytes();

    assertThatThrownBy(() -> CheckProgress.decode(other)).hasMessageContaining("form 2");
  }

  @Test
  void noMoreSuspectsAreKeptThanAJobMayHold() {
    var many = new CheckProgress(1, 0, CheckProgress.NONE, true, Collections.nCopies(50, SUSPECT));

    assertThat(many.suspects()).hasSize(CheckProgress.MAX_SUSPECTS);
    assertThat(many.encode().toArray().length).isLessThan(300);
  }

  @Test
  void anotherCalendarsSuspectsAreForgotten() {
    assertThat(PROGRESS.in(2)).isEqualTo(PROGRESS);
    assertThat(PROGRESS.in(3).suspects()).isEmpty();
    assertThat(PROGRESS.in(3).isAtStart()).isTrue();
  }
}
