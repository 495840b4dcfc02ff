package rapport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.LowScores;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.followup.FollowUp.State;
import rapport.period.UtcHour;

class FollowUpTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:20:30.456Z");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final FollowUpId ID = new FollowUpId(UtcHour.of(TIME), new FactId(1, 2));

  @Test
  void aLowAnswerOpensOne() {
    var opened = told(low(0, 3));

    assertThat(opened.state()).isEqualTo(State.OPEN);
    assertThat(opened.cause().customer()).isEqualTo("c1");
  }

  @Test
  void anAnswerThatIsNotLowOpensNoneAndIsNotNoted() {
    assertThat(FollowUp.reported(Optional.empty(), notLow(0))).isEmpty();
  }

  @Test
  void theSameAgainChangesNothing() {
    assertThat(FollowUp.reported(Optional.of(told(low(0, 3))), low(0, 3))).isEmpty();
  }

  @Test
  void aLaterWordThatIsNotLowWithdrawsIt() {
    assertThat(told(low(0, 3), notLow(1)).state()).isEqualTo(State.WITHDRAWN);
    assertThat(told(low(0, 3), voided(1)).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void anEarlierWordThatComesLateChangesNothing() {
    assertThat(told(notLow(1), low(0, 3)).state()).isEqualTo(State.WITHDRAWN);
    assertThat(told(low(2, 3), voided(1)).state()).isEqualTo(State.OPEN);
  }

  @Test
  void whatWasDoneStaysWhenTheCauseGoesAndComesBack() {
    var done = told(low(0, 3)).with(new Edit.Assign("ann"), NOW).with(new Edit.Resolve(), NOW);

    var gone = FollowUp.reported(Optional.of(done), voided(1)).orElseThrow();
    var back = FollowUp.reported(Optional.of(gone), low(2, 4)).orElseThrow();

    assertThat(gone.state()).isEqualTo(State.WITHDRAWN);
    assertThat(gone.cause().customer()).isEqualTo("c1");
    assertThat(back.state()).isEqualTo(State.RESOLVED);
    assertThat(back.handling()).isEqualTo(done.handling());
  }

  @ParameterizedTest(name = "tag {0} against {1}")
  @CsvSource({"1, 2, WITHDRAWN", "2, 1, OPEN", "1, -1, WITHDRAWN", "-1, 1, OPEN"})
  void ofOneRevisionTheGreaterTagSpeaksAsInTheLog(int low, int notLow, State state) {
    var cause = low(2, 3).cause();
    var words =
        List.of(
            new Report(ID, new Word(new Version(2, false), low), cause),
            new Report(ID, new Word(new Version(2, true), notLow), new Cause.Nothing()));

    assertThat(told(words.getFirst(), words.getLast()).state()).isEqualTo(state);
    assertThat(told(words.getLast(), words.getFirst()).state()).isEqualTo(state);
  }

  /// What decides is the log's order of contents; only good answers of revision 0 are not looked
  /// at.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderOfWordsMakesOfItWhatTheLogCounts(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var words = words(random);
      var expected =
          words.stream()
              .filter(word -> word.isLow() || word.word().voided() || word.word().revision() > 0)
              .max(
                  Comparator.<Report>comparingLong(word -> word.word().revision())
                      .thenComparing(word -> Integer.toUnsignedLong(word.word().tag())))
              .filter(Report::isLow)
              .map(Report::cause);
      words.addAll(List.copyOf(words.subList(0, random.nextInt(words.size()))));
      Collections.shuffle(words, random);

      assertThat(standing(words)).as("seed %d, %s", seed, words).isEqualTo(expected);
    }
  }

  private static List<Report> words(Random random) {
    var words = new ArrayList<Report>();
    for (int i = 0; i < 6; i++) {
      int revision = random.nextInt(4);
      var word =
          switch (random.nextInt(3)) {
            case 0 -> low(revision, random.nextInt(7));
            case 1 -> notLow(revision);
            default -> voided(revision);
          };
      words.add(new Report(ID, new Word(word.word().version(), random.nextInt()), word.cause()));
    }
    return words;
  }

  private static Optional<Cause> standing(List<Report> words) {
    Optional<FollowUp> known = Optional.empty();
    for (Report word : words) {
      var before = known;
      known = FollowUp.reported(before, word).or(() -> before);
    }
    return known.filter(followUp -> followUp.state() != State.WITHDRAWN).map(FollowUp::cause);
  }

  @Test
  void itIsCountedHowOftenItsCauseWent() {
    assertThat(told(notLow(1)).withdrawals()).isZero();
    assertThat(told(notLow(1), voided(2), low(3, 3)).withdrawals()).isZero();
    assertThat(told(low(0, 3), notLow(1)).withdrawals()).isEqualTo(1);
    assertThat(told(low(0, 3), notLow(1), voided(2)).withdrawals()).isEqualTo(1);
    var back = told(low(0, 3), notLow(1), low(2, 3)).with(new Edit.Note("again"), NOW);
    assertThat(back.withdrawals()).isEqualTo(1);
    assertThat(told(low(0, 3), notLow(1), low(2, 3), voided(3)).withdrawals()).isEqualTo(2);
  }

  @Test
  void resolvingTwiceIsResolvingOnce() {
    var once = told(low(0, 3)).with(new Edit.Resolve(), NOW);

    assertThat(once.with(new Edit.Resolve(), NOW.plusSeconds(9))).isEqualTo(once);
    assertThat(once.resolvedAt()).contains(Instant.parse("2026-03-01T12:00:00.123Z"));
  }

  @Test
  void eachResolutionIsAnotherEvenIfTheClockStandsOrGoesBack() {
    var followUp = told(low(0, 3));
    for (int i = 0; i < 3; i++) {
      followUp = followUp.with(new Edit.Resolve(), NOW.minusSeconds(i));
      followUp = i < 2 ? followUp.with(new Edit.Reopen(), NOW) : followUp;
    }

    assertThat(followUp.handling().resolutions())
        .containsExactly(
            new Resolution(Instant.parse("2026-03-01T12:00:00.123Z"), true),
            new Resolution(Instant.parse("2026-03-01T12:00:00.124Z"), true),
            new Resolution(Instant.parse("2026-03-01T12:00:00.125Z"), false));
  }

  @Test
  void nobodyGoesRoundForEver() {
    var followUp = told(low(0, 3));
    for (int i = 0; i < FollowUp.MAX_RESOLUTIONS; i++) {
      assertThat(followUp.canResolve()).isTrue();
      followUp = followUp.with(new Edit.Resolve(), NOW).with(new Edit.Reopen(), NOW);
    }
    var last = followUp;

    assertThat(last.canResolve()).isFalse();
    assertThatThrownBy(() -> last.with(new Edit.Resolve(), NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itsCustomerIsToldWhichResolutionsStand() {
    var followUp =
        told(low(0, 3))
            .with(new Edit.Resolve(), NOW)
            .with(new Edit.Reopen(), NOW)
            .with(new Edit.Resolve(), NOW.plusSeconds(60));

    var tellings = followUp.tellings(7);

    assertThat(tellings)
        .extracting(event -> event.stamp().version())
        .containsExactly(new Version(7, true), new Version(7, false));
    assertThat(tellings).extracting(event -> event.stamp().hash()).doesNotHaveDuplicates();
  }

  @Test
  void whenItsCauseIsGoneNoResolutionStands() {
    var resolved = told(low(0, 3)).with(new Edit.Resolve(), NOW);
    var gone = FollowUp.reported(Optional.of(resolved), voided(1)).orElseThrow();

    assertThat(gone.tellings(3))
        .extracting(event -> event.stamp().version())
        .containsExactly(new Version(3, true));
  }

  @Test
  void nobodyIsToldWhereNobodyIsNamed() {
    assertThat(done(answer("", "nps")).tellings(1)).isEmpty();
    assertThat(done(new Cause.Alerted(TIME, "chart", "nps", "{}")).tellings(1)).isEmpty();
    assertThat(done(answer("c1", "nps")).tellings(1)).hasSize(1);
  }

  private static FollowUp done(Cause cause) {
    return told(new Report(ID, Word.numbered(0, false), cause)).with(new Edit.Resolve(), NOW);
  }

  private static FollowUp told(Report... words) {
    Optional<FollowUp> known = Optional.empty();
    for (Report word : words) {
      var before = known;
      known = FollowUp.reported(before, word).or(() -> before);
    }
    return known.orElseThrow();
  }

  private static Report low(long revision, int score) {
    var cause =
        new Cause.LowAnswer(
            "c1",
            TIME,
            "",
            "nps",
            new TreeMap<>(Map.of("recommend", new Cause.LowScore(score, new LowScores(0, 6)))));
    return new Report(ID, Word.numbered(revision, false), cause);
  }

  private static Cause answer(String customer, String survey) {
    return new Cause.LowAnswer(
        customer,
        TIME,
        "",
        survey,
        new TreeMap<>(Map.of("recommend", new Cause.LowScore(1, new LowScores(0, 6)))));
  }

  private static Report notLow(long revision) {
    return new Report(ID, Word.numbered(revision, false), new Cause.Nothing());
  }

  private static Report voided(long revision) {
    return new Report(ID, Word.numbered(revision, true), new Cause.Nothing());
  }
}
