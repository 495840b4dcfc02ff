package rapport.reader;

import static java.math.BigInteger.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.access.Access;
import rapport.event.LowScores;
import rapport.fact.FactId;
import rapport.followup.Cause;
import rapport.followup.Edit;
import rapport.followup.FollowUp;
import rapport.followup.FollowUpId;
import rapport.followup.Handling;
import rapport.followup.Report;
import rapport.followup.Word;
import rapport.period.UtcHour;
import rapport.store.FollowUps;
import rapport.store.OpenFollowUps;

/// Who is to be looked after, by value and by time.
class FollowUpsRouteTest {

  private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");
  private static final String PEOPLE = "read_" + "p".repeat(43);
  private static final Instant EXPIRY = TIME.plus(Duration.ofDays(400));

  private final ReaderWorld world = new ReaderWorld();
  private final FollowUps followUps = new FollowUps(world.events);
  private final OpenFollowUps open = new OpenFollowUps(world.events);

  FollowUpsRouteTest() {
    var access =
        new Access(ReaderWorld.TENANT, Access.Kind.READ, Set.of(Access.Scope.PEOPLE), Set.of());
    world.admin.open(PEOPLE, access);
  }

  @Test
  void whoPaysMostComesFirst() {
    opened(1, "poor", 5);
    opened(2, "rich", 500);
    opened(3, "new", 5);

    var page = get("");

    assertThat(customers(page)).containsExactly("rich", "new", "poor");
    assertThat(page.at("/followups/0/value/amount").textValue()).isEqualTo("500");
    assertThat(page.at("/followups/0/version").intValue()).isEqualTo(1);
    assertThat(page.get("next").isNull()).isTrue();
  }

  /// As after a crash: the list still names it.
  @Test
  void whatIsOnTheListAndNotOpenIsLeftOut() {
    opened(1, "done", 5);
    var done = followUps.read(ReaderWorld.TENANT, id(1)).orElseThrow();
    var resolved = done.followUp().with(new Edit.Resolve(), TIME);
    followUps.write(ReaderWorld.TENANT, 1, resolved, EXPIRY);
    open.put(ReaderWorld.TENANT, new OpenFollowUps.Entry(id(2), 7, ONE), EXPIRY);

    assertThat(customers(get(""))).isEmpty();
    assertThat(customers(get("state=resolved"))).containsExactly("done");
    assertThat(get("state=resolved").at("/followups/0/resolvedAt").textValue())
        .isEqualTo("2026-03-01T09:00:00Z");
  }

  @Test
  void theNewestHourComesFirst() {
    opened(1, "a", 1);
    opened(30, "b", 1);
    opened(500, "c", 1);

    assertThat(customers(get("order=newest"))).containsExactly("c", "b", "a");
  }

  @Test
  void ofAnAssigneeOnlyItsOwnAreShown() {
    opened(1, "hers", 1);
    opened(2, "nobodys", 1);
    var hers = followUps.read(ReaderWorld.TENANT, id(1)).orElseThrow();
    var assigned = hers.followUp().with(new Edit.Assign("ann"), TIME);
    followUps.write(ReaderWorld.TENANT, 1, assigned, EXPIRY);

    assertThat(customers(get("assignee=ann"))).containsExactly("hers");
    assertThat(customers(get("assignee=ann&order=newest"))).containsExactly("hers");
    assertThat(customers(get("assignee="))).containsExactly("nobodys");
  }

  @ParameterizedTest
  @CsvSource({"value", "newest"})
  void pageByPageEachIsShownOnce(String order) {
    int all = 2 * FollowUpsRoute.PAGE + 7;
    for (int i = 0; i < all; i++) {
      opened(i, "c" + i, i % 9);
    }

    var shown = pages("order=" + order).stream().flatMap(page -> customers(page).stream());

    assertThat(shown).hasSize(all).doesNotHaveDuplicates();
  }

  /// As anybody who finds a public key in a page can post.
  @Test
  void nobodysAnswersHideNoCustomerHoweverManyThereAre() {
    for (int i = 1; i <= FollowUpsRoute.MOST_OPEN; i++) {
      opened(i, "", 0);
    }
    assertThat(get("").get("complete").booleanValue()).isTrue();
    opened(FollowUpsRoute.MOST_OPEN + 1, "poor", 5);
    opened(FollowUpsRoute.MOST_OPEN + 2, "rich", 500);

    var page = get("");

    assertThat(customers(page)).startsWith("rich", "poor").hasSize(FollowUpsRoute.PAGE);
    assertThat(page.get("complete").booleanValue()).isFalse();
    assertThat(get("order=newest").get("complete").booleanValue()).isTrue();
  }

  @Test
  void ofTooManyOfBothTheNamedAreShownAndItIsSaidThatSomeAreNot() {
    int over = FollowUpsRoute.MOST_OPEN + 1;
    for (int i = 1; i <= over; i++) {
      opened(i, "", 0);
      opened(over + i, "c" + i, i % 9);
    }

    var first = get("");
    var last = get("cursor=" + FollowUpsQuery.cursor(new FollowUpsQuery.Place.At(ONE, id(0))));

    for (JsonNode page : List.of(first, last)) {
      assertThat(page.get("complete").booleanValue()).isFalse();
      assertThat(customers(page)).hasSize(FollowUpsRoute.PAGE).allMatch(one -> one.startsWith("c"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "state=done, /state",
    "order=oldest, /order",
    "state=resolved&order=value, /order",
    "cursor=x, /cursor",
    "colour=red, /colour"
  })
  void whatCantBeAskedIsNamed(String query, String pointer) {
    var answer = send(query, PEOPLE);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("\"" + pointer + "\"");
  }

  @Test
  void onlyWhoMaySeePersonsIsAnswered() {
    opened(1, "hers", 1);

    assertThat(send("", Samples.READ).getStatusCode()).isEqualTo(403);
    assertThat(sendOne(id(1).toString(), "", Samples.READ).getStatusCode()).isEqualTo(403);
  }

  @Test
  void oneIsAnsweredByItsIdAsItIsNow() {
    opened(1, "hers", 1);
    opened(2, "other", 1);
    var open = followUps.read(ReaderWorld.TENANT, id(1)).orElseThrow().followUp();
    followUps.write(ReaderWorld.TENANT, 1, open.with(new Edit.Resolve(), TIME), EXPIRY);

    var answer = sendOne(id(1).toString(), "", PEOPLE);

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    assertThat(answer.getHeaders()).containsEntry("etag", "\"2\"");
    var one = Samples.json(answer.getBody());
    assertThat(one.at("/cause/customer").textValue()).isEqualTo("hers");
    assertThat(one.get("version").intValue()).isEqualTo(2);
    assertThat(get("state=resolved").get("followups")).containsExactly(one);
  }

  @Test
  void whatIsWithdrawnIsNotThere() {
    opened(1, "mended", 1);
    var open = followUps.read(ReaderWorld.TENANT, id(1)).orElseThrow().followUp();
    var gone = new Report(id(1), Word.numbered(1, true), new Cause.Nothing());
    var withdrawn = FollowUp.reported(Optional.of(open), gone).orElseThrow();
    followUps.write(ReaderWorld.TENANT, 1, withdrawn, EXPIRY);

    assertThat(sendOne(id(1).toString(), "", PEOPLE).getStatusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026030110-00000000000000000000000000000000", "x", "", "2026030110-", "/"})
  void whatNobodyKnowsIsNotThere(String id) {
    opened(1, "hers", 1);

    assertThat(sendOne(id, "", PEOPLE).getStatusCode()).isEqualTo(404);
  }

  @Test
  void anotherTenantsIsNotThere() {
    opened(1, "hers", 1);
    var theirs = followUps.read(ReaderWorld.TENANT, id(1)).orElseThrow().followUp();
    followUps.delete(ReaderWorld.TENANT, new FollowUps.Stored(theirs, 1));
    followUps.write("theirs", 0, theirs, EXPIRY);

    assertThat(sendOne(id(1).toString(), "", PEOPLE).getStatusCode()).isEqualTo(404);
  }

  @Test
  void oneTakesNoParameters() {
    opened(1, "hers", 1);

    var answer = sendOne(id(1).toString(), "state=open", PEOPLE);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("\"/state\"");
  }

  private void opened(int hours, String customer, long euros) {
    var cause =
        new Cause.LowAnswer(
            customer,
            TIME,
            "",
            "nps",
            new TreeMap<>(Map.of("recommend", new Cause.LowScore(3, new LowScores(0, 6)))));
    var followUp = new FollowUp(id(hours), cause, Word.numbered(0, false), Handling.NONE);
    followUps.write(ReaderWorld.TENANT, 0, followUp, EXPIRY);
    var worth = BigInteger.valueOf(euros).multiply(BigInteger.valueOf(1_000_000));
    var entry = new OpenFollowUps.Entry(id(hours), customer.hashCode(), worth);
    open.put(ReaderWorld.TENANT, entry, EXPIRY);
  }

  private static FollowUpId id(int hours) {
    return new FollowUpId(UtcHour.of(TIME.plus(Duration.ofHours(hours))), new FactId(0, hours));
  }

  private static List<String> customers(JsonNode page) {
    return page.get("followups").findValuesAsText("customer");
  }

  /// As many as there are.
  private List<JsonNode> pages(String query) {
    var pages = new ArrayList<>(List.of(get(query)));
    while (!pages.getLast().get("next").isNull()) {
      pages.add(get(query + "&cursor=" + pages.getLast().get("next").textValue()));
    }
    return pages;
  }

  private JsonNode get(String query) {
    var answer = send(query, PEOPLE);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return Samples.json(answer.getBody());
  }

  private APIGatewayV2HTTPResponse send(String query, String key) {
    return world.send("/v1/followups", query, key);
  }

  private APIGatewayV2HTTPResponse sendOne(String id, String query, String key) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey("GET /v1/followups/{followup}");
    event.setRawPath("/v1/followups/" + id);
    event.setPathParameters(Map.of("followup", id));
    event.setRawQueryString(query);
    event.setHeaders(new HashMap<>(Map.of("authorization", "Bearer " + key)));
    return world.send(event);
  }
}
