package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose a text is can be told, though it is no event.
class NamedCustomerTest {

  private static final Instant SENT_AT = Instant.parse("2026-03-01T10:05:00Z");
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"subject\":\"c1\",\"time\":\"2026-03-01T10:00:00Z\"}",
        "{\"subject\":\"c1\",\"time\":\"2026-03-01T11:00:00+01:00\",\"type\":7}",
        "[{\"subject\":\"c1\",\"time\":\"2026-03-01T10:00:00Z\"}]",
        "{\"detail-type\":\"x\",\"detail\":{\"subject\":\"c1\",\"time\":\"2026-03-01T10:00:00Z\"}}"
      })
  void itIsFoundWhereverAnEventMayBe(String text) {
    assertThat(NamedCustomer.in(text, SENT_AT)).containsExactly(new NamedCustomer("c1", TIME));
  }

  @Test
  void whatHasNoTimeHasTheOneGivenUnlessItsIdCarriesOne() {
    assertThat(NamedCustomer.in("{\"subject\":\"c1\",\"time\":\"yesterday\"}", SENT_AT))
        .containsExactly(new NamedCustomer("c1", SENT_AT));
    assertThat(
            NamedCustomer.in(
                "{\"subject\":\"c1\",\"id\":\"00000000-0000-7000-8000-000000000000\"}", SENT_AT))
        .containsExactly(new NamedCustomer("c1", Instant.EPOCH));
  }

  @Test
  void ofSeveralEachIsNamedThatNamesOne() {
    assertThat(NamedCustomer.in("[{\"subject\":\"a\"},{},7,{\"subject\":\"b\"}]", SENT_AT))
        .extracting(NamedCustomer::subject)
        .containsExactly("a", "b");
  }

  @Test
  void whatIsDatedAheadIsFromWhenItWasSent() {
    assertThat(NamedCustomer.in("{\"subject\":\"c1\",\"time\":\"2027-03-01T10:00:00Z\"}", SENT_AT))
        .containsExactly(new NamedCustomer("c1", SENT_AT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"subject\":\"a\",\"subject\":\"b\",\"time\":\"2026-03-01T10:00:00Z\"}",
        "{\"subject\" : \"a\",\"subject\":\"\\u0062\",\"time\":\"2026-03-01T10:00:00Z\"}",
        "[{\"data\":{\"subject\":\"a\"},\"subject\":\"b\",\"time\":\"2026-03-01T10:00:00Z\"}]"
      })
  void whoIsNamedBesideIsFoundToo(String text) {
    assertThat(NamedCustomer.in(text, SENT_AT))
        .containsExactlyInAnyOrder(new NamedCustomer("a", TIME), new NamedCustomer("b", TIME));
  }

  @Test
  void bothOfAWrappedEventAreFound() {
    assertThat(
            NamedCustomer.in(
                "{\"detail-type\":\"x\",\"detail\":{\"subject\":\"a\",\"subject\":\"b\"}}",
                SENT_AT))
        .extracting(NamedCustomer::subject)
        .containsExactlyInAnyOrder("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense {\"subject\":\"c\\\"1\"",
        "[{\"subject\" :\n\"c\\u00221\",\"time\":\"2026-01-01T10:00:00Z\"",
        "\"subject\":\"c\\\"1\",\"subject\":\"\", \"subject\":7, \"subject\":\"cut"
      })
  void whatIsNoJsonShowsWhomItNames(String text) {
    assertThat(NamedCustomer.in(text, SENT_AT)).containsExactly(new NamedCustomer("c\"1", SENT_AT));
  }

  @Test
  void whatIsNoStringIsTakenAsItStands() {
    assertThat(NamedCustomer.in("{\"subject\":\"c\\x\"", SENT_AT))
        .containsExactly(new NamedCustomer("c\\x", SENT_AT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\\", "x", "\"subject\":\"", "\\\"subject\":\"", "\"subject\" "})
  void aLongTextOfAHostileSenderIsSearched(String piece) {
    var text = "\"subject\":\"" + piece.repeat(Json.MAX_BODY_BYTES / piece.length());

    assertThat(NamedCustomer.in(text, SENT_AT)).hasSizeLessThan(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "[]", "{}", "7", "{\"subject\":null}", "{\"subject\":{}}"})
  void whatNamesNobodyNamesNobody(String text) {
    assertThat(NamedCustomer.in(text, SENT_AT)).isEmpty();
  }
}
