package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.ResponseStory.BEGIN;
import static rapport.reader.ResponseStory.RANGE;
import static rapport.reader.ResponseStory.sent;
import static rapport.reader.ResponseStory.shown;
import static rapport.reader.ResponseStory.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.period.UtcHour;
import rapport.reader.ResponsesWorld.Said;
import rapport.reader.ResponsesWorld.Sent;

/// Raw answers page by page, on 14 March 2026 in Berlin.
class ResponsePagesTest {

  private final ResponsesWorld responses = new ResponsesWorld();

  @Test
  void manyOfOneMillisecondAreOnOnePageEach() {
    var story = new ArrayList<Sent>();
    for (int i = 0; i < 130; i++) {
      story.add(sent("r" + i, BEGIN, new Said(i % 11, "number " + i, "")));
    }
    responses.recordSomehow(story, new Random(1));

    var pages = responses.pages(RANGE);

    assertThat(pages.stream().map(page -> page.get("responses").size())).startsWith(50, 50, 30);
    var ids = new HashSet<String>();
    pages.forEach(page -> page.get("responses").forEach(one -> ids.add(one.get("id").asText())));
    assertThat(ids).hasSize(130);
  }

  @Test
  void newAnswersMoveNoLaterPage() {
    var random = new Random(1);
    var story = story(random, 200);
    responses.recordSomehow(story, random);
    var expected = responses.all(RANGE).stream().map(ResponseStory::shown).toList();
    var first = responses.page(RANGE);
    for (int i = 0; i < 70; i++) {
      var time = responses.world.now.minusSeconds(i);
      responses.record(List.of(sent("new" + i, time, new Said(9, "new", ""))));
    }

    var seen = new ArrayList<String>();
    first.get("responses").forEach(one -> seen.add(shown(one)));
    responses
        .all(RANGE + "&cursor=" + first.get("next").asText())
        .forEach(one -> seen.add(shown(one)));

    assertThat(seen).isEqualTo(expected);
  }

  /// What was read beyond a page is remembered for a minute.
  @Test
  void aMinuteLaterALaterPageKnowsWhatWasTakenBack() {
    var story = new ArrayList<Sent>();
    for (int i = 0; i < 60; i++) {
      story.add(sent("r" + i, BEGIN.plusSeconds(i), new Said(5, "", "")));
    }
    responses.record(story);
    var next = RANGE + "&cursor=" + responses.page(RANGE).get("next").asText();
    responses.record(List.of(story.getFirst().takenBack(1)));

    assertThat(responses.all(next)).hasSize(10);
    responses.world.now = responses.world.now.plus(ReadHours.REMEMBERED);
    assertThat(responses.all(next)).hasSize(9);
  }

  @Test
  void laterPagesAreNoOlderThanTheFirst() {
    var story = new ArrayList<Sent>();
    for (int i = 0; i < 60; i++) {
      story.add(sent("r" + i, BEGIN.plusSeconds(i), new Said(5, "", "")));
    }
    responses.record(story);
    assertThat(responses.all(RANGE)).hasSize(60);

    responses.record(List.of(story.getFirst().takenBack(1)));

    assertThat(responses.all(RANGE)).hasSize(59);
  }

  /// Once a page would be two hundred times. What is more than once is rounding, and at the end of
  /// each page an hour of which only a part was read.
  @Test
  void tenThousandCommentsAreReadOnceNotOnceAPage() {
    var random = new Random(1);
    var story = new ArrayList<Sent>();
    for (int i = 0; i < 10_000; i++) {
      var comment = new StringBuilder();
      random.ints(200, 'a', 'z' + 1).forEach(comment::appendCodePoint);
      var time = BEGIN.plus(Duration.ofMinutes(3L * i)).plusMillis(i);
      story.add(sent("r" + i, time, new Said(i % 11, comment.toString(), "EMEA")));
    }
    for (int from = 0; from < story.size(); from += 4) {
      responses.record(story.subList(from, from + 4));
    }
    var range = "from=2026-02-20&to=2026-03-14";
    var events = responses.world.events;
    var before = events.consumed();
    var hours = new ArrayList<UtcHour>();
    responses.world.log.read(
        ReaderWorld.TENANT,
        UtcHour.of(BEGIN),
        UtcHour.of(responses.world.now),
        entry -> hours.add(entry.hour()));
    double once = events.consumed().since(before).reads();
    before = events.consumed();

    var pages = responses.pages(range);

    double all = events.consumed().since(before).reads();
    long shown = story.stream().filter(one -> !one.time().isAfter(responses.world.now)).count();
    System.out.printf("%d pages took %.0f read units, one reading %.0f%n", pages.size(), all, once);
    assertThat(pages.stream().mapToInt(page -> page.get("responses").size()).sum())
        .isEqualTo((int) shown);
    assertThat(pages).hasSizeLessThanOrEqualTo((int) shown / 50 + 2);
    assertThat(all).isLessThanOrEqualTo(2 * once);
  }

  /// A search that finds little gives pages that are empty and go on.
  @Test
  void aSearchThroughMuchGoesOnPageByPage() {
    responses.record(List.of(sent("rare", BEGIN, new Said(1, "needle", ""))));
    for (int day = 1; day <= 4; day++) {
      responses.world.record(
          responses.world.heavy(10, "2026-03-0" + day + "T10:00:00Z").stream()
              .map(ResponsePagesTest::asResponse)
              .toList());
    }

    var pages = responses.pages(RANGE + "&q=needle");

    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages.getFirst().get("responses")).isEmpty();
    assertThat(pages.getFirst().get("next").isNull()).isFalse();
    assertThat(pages.stream().mapToInt(page -> page.get("responses").size()).sum()).isEqualTo(1);
  }

  private static LoggedFact asResponse(LoggedFact fact) {
    var measures = new ArrayList<>(fact.measures());
    measures.add(new Measure.LocalHour(Family.survey("asked"), "hours"));
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time(),
        fact.origin(),
        fact.segments(),
        measures,
        fact.texts());
  }
}
