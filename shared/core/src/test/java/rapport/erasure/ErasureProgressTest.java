package rapport.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.erasure.ErasureProgress.Part;

class ErasureProgressTest {

  private static final Instant BEGUN = Instant.parse("2026-03-02T09:55:35.819Z");
  private static final Instant AT = Instant.parse("2026-03-01T10:20:30.123Z");

  @Test
  void theStepsGoOverAllThereIs() {
    var parts = new ArrayList<Part>();
    var shards = new ArrayList<Integer>();
    var at = ErasureProgress.start("c1", AT);
    for (; !at.passDone(); at = at.nextStep()) {
      if (parts.isEmpty() || parts.getLast() != at.part()) {
        parts.add(at.part());
      }
      if (at.part() == Part.TICKETS) {
        shards.add(at.shard());
      }
      assertThat(ErasureProgress.decode(at.after("id").encode())).isEqualTo(at.after("id"));
    }

    assertThat(parts).isEqualTo(List.of(Part.values()));
    assertThat(shards).isEqualTo(IntStream.range(0, ErasureProgress.SHARDS).boxed().toList());
    assertThat(ErasureProgress.decode(at.encode())).isEqualTo(at);
  }

  @Test
  void laterPassesBeginAfterAQuarterOfAnHourADayAndTwentyTwoDays() {
    var first = ErasureProgress.start("c1", AT).withFinalFacts(2).withFinalFacts(3);
    var soon = AT.plusSeconds(60);
    var late = AT.plus(Duration.ofDays(30));

    assertThat(first.nextPass().dueAt(soon)).isEqualTo(soon.plus(ErasureProgress.PAUSE));
    assertThat(first.nextPass().nextPass().dueAt(soon)).isEqualTo(AT.plus(Duration.ofHours(24)));
    var last = first.nextPass().nextPass().nextPass();
    assertThat(last.dueAt(soon)).isEqualTo(AT.plus(Duration.ofDays(22)));
    assertThat(last.dueAt(late)).isEqualTo(late.plus(ErasureProgress.PAUSE));
    assertThat(last.lastPass()).isTrue();
    assertThat(last.finalFacts()).isEqualTo(5);
  }

  @Test
  void itsJobIsNamedByTheHashOfTheCustomer() {
    assertThat(ErasureProgress.job(-2)).isEqualTo("erase!fffffffffffffffe");
    assertThat(ErasureProgress.isNamed(ErasureProgress.job(7))).isTrue();
    assertThat(ErasureProgress.isNamed("withdraw!erase!")).isFalse();
  }

  /// Written in form 1. It must be readable as long as a job may last.
  @Test
  void whatFormOneWroteIsStillRead() {
    var bytes = Bytes.of(HexFormat.of().parseHex("010263319684ccdf95670205016104"));

    assertThat(ErasureProgress.decode(bytes))
        .isEqualTo(new ErasureProgress("c1", BEGUN, 2, 2, "", 4, BEGUN));
  }

  /// In its second shard of tickets, in the log, and when all was done.
  @Test
  void whatWasNotAmongRespondentsInFormOneGoesOnWhereItWas() {
    assertThat(ofFormOne("43")).isEqualTo(new ErasureProgress("c1", BEGUN, 2, 3, "a", 4, BEGUN));
    assertThat(ofFormOne("8201").part()).isEqualTo(Part.LOG);
    assertThat(ofFormOne("8201").after()).isEqualTo("a");
    assertThat(ofFormOne("8301").passDone()).isTrue();
    assertThat(ofFormOne("01").part()).isEqualTo(Part.QUARANTINE);
  }

  /// The first shard of respondents, which is done anew with the tickets, and the first of tickets.
  @Test
  void whatWasAmongRespondentsInFormOneBeginsWithTheTickets() {
    assertThat(ofFormOne("02")).isEqualTo(new ErasureProgress("c1", BEGUN, 2, 2, "", 4, BEGUN));
    assertThat(ofFormOne("42")).isEqualTo(new ErasureProgress("c1", BEGUN, 2, 2, "a", 4, BEGUN));
  }

  private static ErasureProgress ofFormOne(String step) {
    var hex = "010263319684ccdf956702" + step + "016104";
    return ErasureProgress.decode(Bytes.of(HexFormat.of().parseHex(hex)));
  }

  @Test
  void whatFormTwoWroteIsStillReadAndWrittenAsItAlwaysWas() {
    var bytes = Bytes.of(HexFormat.of().parseHex("020263319684ccdf956702050161049884ccdf9567"));
    var progress = new ErasureProgress("c1", BEGUN, 2, 5, "a", 4, BEGUN.plusMillis(1));

    assertThat(ErasureProgress.decode(bytes)).isEqualTo(progress);
    assertThat(progress.encode()).isEqualTo(bytes);
  }

  @Test
  void whatIsAskedForMeanwhileBeginsWhenTheTimeUnderWayIsDone() {
    var again = AT.plusSeconds(9);
    var last = new ErasureProgress("c1", AT, ErasureProgress.PASSES, 7, "a", 4, AT);

    var asked = last.askedAgain(again);

    assertThat(last.lastPass()).isTrue();
    assertThat(asked.lastPass()).isFalse();
    assertThat(asked.nextStep()).isEqualTo(last.nextStep().askedAgain(again));
    assertThat(asked.nextPass()).isEqualTo(ErasureProgress.start("c1", again).withFinalFacts(4));
    assertThat(asked.nextPass().dueAt(again)).isEqualTo(Instant.EPOCH);
    assertThat(ErasureProgress.decode(asked.encode())).isEqualTo(asked);
    assertThatThrownBy(() -> last.askedAgain(AT.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsAskedForWhileItWaitsBeginsAtOnce() {
    var again = AT.plusSeconds(9);
    var first = ErasureProgress.start("c1", AT).withFinalFacts(4);

    assertThat(first.nextPass().askedAgain(again))
        .isEqualTo(ErasureProgress.start("c1", again).withFinalFacts(4));
    assertThat(first.askedAgain(again)).isEqualTo(first.withAskedAt(again));
  }

  @Test
  void anUnknownFormIsRefused() {
    assertThatThrownBy(() -> ErasureProgress.decode(Bytes.of(new byte[] {3})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
