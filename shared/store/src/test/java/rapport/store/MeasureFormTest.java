package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.fact.Span;

class MeasureFormTest {

  private static final int BOTH_BOUNDS = 3;

  /// Nothing is in such a span, which is written in another way. Read as it stands, it would not be
  /// the span that is read when its fact was written again.
  @Test
  void aSpanThatEndsBeforeItBeginsIsTheOneOfNoTime() {
    var bytes = new ByteWriter().writeByte(BOTH_BOUNDS).writeSigned(1000).writeSigned(2000);

    var span = MeasureForm.readSpan(SampleFacts.HOUR, new ByteReader(bytes.toBytes()));

    assertThat(span).isEqualTo(Span.NEVER);
  }

  @Test
  void aSpanWithBothBoundsIsReadAsItWasWritten() {
    var time = Instant.parse("2026-03-01T10:20:30.123Z");
    var span = new Span(time, time.plusMillis(1));
    var writer = new ByteWriter();

    MeasureForm.write(span, SampleFacts.HOUR, writer);

    assertThat(MeasureForm.readSpan(SampleFacts.HOUR, new ByteReader(writer.toBytes())))
        .isEqualTo(span);
  }
}
