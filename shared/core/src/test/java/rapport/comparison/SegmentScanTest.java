package rapport.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.SegmentScan.Finding.NotTested;
import rapport.comparison.SegmentScan.Finding.Scanned;
import rapport.statistics.Moments;
import rapport.statistics.NetShare;

class SegmentScanTest {

  private static final double CONFIDENCE = 0.95;
  private static final double FALSE_SHARE = 0.05;

  @Test
  void eachSegmentStandsAgainstAllOthersTogether() {
    var partition = partition(Figure.ofShare(1, 10), Figure.ofShare(2, 20), Figure.ofShare(4, 30));

    var contrasts = Contrast.eachAgainstTheRest(partition);

    assertThat(contrasts)
        .containsExactly(
            new Contrast("0", Figure.ofShare(1, 10), Figure.ofShare(6, 50)),
            new Contrast("1", Figure.ofShare(2, 20), Figure.ofShare(5, 40)),
            new Contrast("2", Figure.ofShare(4, 30), Figure.ofShare(3, 30)));
  }

  @Test
  void theOneThatDiffersIsFlaggedOfEveryKind() {
    for (var kind :
        List.of(
            List.of(Figure.ofShare(50, 100), Figure.ofShare(80, 100)),
            List.of(Figure.ofNetShare(50, 20, 30), Figure.ofNetShare(80, 10, 10)),
            List.of(mean(100, 300, 1000), mean(100, 400, 1700)))) {
      var usual = kind.getFirst();
      var partition = partition(usual, usual, kind.getLast(), usual, usual);

      var findings = scan(partition).findings();

      assertThat(findings).hasOnlyElementsOfType(Scanned.class);
      assertThat(((Scanned) findings.get(2)).flagged()).isTrue();
      assertThat(((Scanned) findings.get(2)).fromRest().verdict()).isEqualTo(Change.Verdict.HIGHER);
      assertThat(((Scanned) findings.getFirst()).adjustedP())
          .isGreaterThanOrEqualTo(((Scanned) findings.getFirst()).fromRest().p());
    }
  }

  /// 100 segments with the same truth: by its own p about one in twenty would be flagged.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void chanceAloneFlagsHardlyAnything(long seed) {
    var random = new Random(seed);
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < 100; i++) {
      long successes = random.doubles(200).filter(draw -> draw < 0.3).count();
      figures.add(Figure.ofShare(successes, 200));
    }

    var findings = scan(partition(figures.toArray(Figure[]::new))).findings();

    assertThat(findings).filteredOn(finding -> ((Scanned) finding).flagged()).hasSizeLessThan(2);
  }

  @Test
  void whatCannotBeTestedTakesNoPartInTheCorrection() {
    var twelve = Figure.ofShare(12, 40);
    var eighteen = Figure.ofShare(30, 40);
    var alone = scan(partition(twelve, eighteen)).findings();

    var withEmpty = scan(partition(twelve, new Figure.Empty(), eighteen)).findings();

    assertThat(withEmpty.get(1)).isEqualTo(new NotTested("1", new Change.Unknown()));
    assertThat(((Scanned) withEmpty.getFirst()).adjustedP())
        .isEqualTo(((Scanned) alone.getFirst()).adjustedP());
    assertThat(((Scanned) withEmpty.getLast()).adjustedP())
        .isEqualTo(((Scanned) alone.getLast()).adjustedP());
  }

  @Test
  void aPartitionOfOneHasNoRest() {
    assertThat(scan(partition(Figure.ofShare(1, 2))).findings())
        .containsExactly(new NotTested("0", new Change.Unknown()));
    assertThat(scan(partition()).findings()).isEmpty();
  }

  @Test
  void countsAreShownAgainstTheRestWithoutATest() {
    assertThat(scan(partition(new Figure.Count(3), new Figure.Count(5))).findings())
        .containsExactly(
            new NotTested("0", new Change.Plain(-2)), new NotTested("1", new Change.Plain(2)));
  }

  @Test
  void figuresOfDifferentKindsAreRefused() {
    var partition = partition(new Figure.Net(new NetShare(1, 1, 1)), new Figure.Count(3));

    assertThatThrownBy(() -> scan(partition)).isInstanceOf(IllegalArgumentException.class);
  }

  private static SegmentScan scan(SequencedMap<String, Figure> partition) {
    return SegmentScan.of(Contrast.eachAgainstTheRest(partition), CONFIDENCE, FALSE_SHARE);
  }

  private static SequencedMap<String, Figure> partition(Figure... figures) {
    var partition = new LinkedHashMap<String, Figure>();
    for (Figure figure : figures) {
      partition.put(Integer.toString(partition.size()), figure);
    }
    return partition;
  }

  private static Figure mean(long count, long total, long squares) {
    return new Figure.Mean(Moments.ofWholeNumbers(count, total, squares));
  }
}
