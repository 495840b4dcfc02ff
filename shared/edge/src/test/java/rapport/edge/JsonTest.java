package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.Json.Parsed;
import rapport.edge.Json.Parsed.Malformed;
import rapport.edge.Json.Parsed.Values;

final class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":}",
        "{\"a\":1,}",
        "[1,2",
        "{} {}",
        "nul",
        "01",
        "\"a",
        "{'a':1}",
        "[1] x",
        "{\"a\":\"\n\"}",
        "NaN",
        "// no\n1"
      })
  void whatIsNoJsonIsMalformed(String text) {
    assertThat(Json.readMany(text)).isInstanceOf(Malformed.class);
    assertThat(Json.readOne(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void malformedJsonNamesThePlaceAndQuotesNothing() {
    assertThat(Json.readMany("{\n \"secret\": }"))
        .isEqualTo(new Malformed("not JSON at line 2, column 12"));
  }

  @Test
  void depthIsCountedFromTheBody() {
    assertThat(errors("[".repeat(8) + "]".repeat(8))).isEmpty();
    assertThat(errors("[".repeat(9) + "]".repeat(9)))
        .extracting(FieldError::message)
        .containsExactly("nested deeper than 8 levels");
  }

  @Test
  void whatIsTooDeepIsNamedAndItsNeighboursAreRead() {
    String deep = "{\"data\":{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + ",\"b\":2}}";

    var values = many("[{\"a\":1}," + deep + ",{\"a\":3}]");

    assertThat(values).hasSize(3);
    assertThat(values.get(0).errors()).isEmpty();
    assertThat(values.get(1).errors())
        .containsExactly(new FieldError("/data/a/0/0/0/0/0", "nested deeper than 8 levels"));
    assertThat(values.get(1).node().at("/data/b").intValue()).isEqualTo(2);
    assertThat(values.get(2).node().at("/a").intValue()).isEqualTo(3);
  }

  @Test
  void depthWithoutEndIsMalformed() {
    assertThat(Json.readMany("[".repeat(200_000))).isInstanceOf(Malformed.class);
  }

  @Test
  void aNameTwiceIsNamed() {
    assertThat(errors("{\"a\":{\"b\":1,\"b\":2}}"))
        .containsExactly(new FieldError("/a/b", "named more than once"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "1e999999999",
        "1e-999999999",
        "1e9999999999",
        "-1e-99999999999999999999",
        "0.1e-2147483647",
        "1E+41"
      })
  void aShortNumberOfManyDigitsIsRefused(String number) {
    assertThat(errors("{\"a\":" + number + "}"))
        .containsExactly(new FieldError("/a", "a number too large or too small"));
  }

  @Test
  void aLongNumberIsRefused() {
    assertThat(errors("[" + "9".repeat(41) + "]"))
        .containsExactly(new FieldError("/0", "a number of more than 40 characters"));
  }

  @Test
  void everyElementKeepsItsText() {
    var values = many(" [ {\"a\" : \"é😀\"} ,\n[1, 2], 7 ] ");

    assertThat(values)
        .extracting(Json.Value::text)
        .containsExactly("{\"a\" : \"é😀\"}", "[1, 2]", "7");
  }

  @Test
  void aSingleValueKeepsItsText() {
    assertThat(many(" {\"a\":1}\n")).extracting(Json.Value::text).containsExactly("{\"a\":1}");
  }

  @Test
  void errorsAreLimited() {
    var many = "{\"a\":1," + "\"a\":2,".repeat(100) + "\"b\":1}";

    assertThat(errors(many)).hasSize(FieldErrors.MAX_ERRORS);
  }

  @ParameterizedTest
  @CsvSource({"a/b,/a~1b", "a~b,/a~0b", "'',/"})
  void pointersEscape(String name, String pointer) {
    assertThat(FieldError.child("", name)).isEqualTo(pointer);
  }

  @Test
  void invalidUtf8IsNoText() {
    assertThat(Json.decode(new byte[] {'"', (byte) 0xC3, '"'})).isEmpty();
    assertThat(Json.decode(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})).isEmpty();
    assertThat(Json.decode("é😀".getBytes(StandardCharsets.UTF_8))).contains("é😀");
  }

  private static List<Json.Value> many(String text) {
    return ((Values) Json.readMany(text)).values();
  }

  private static List<FieldError> errors(String text) {
    Parsed parsed = Json.readOne(text);
    return ((Values) parsed).values().getFirst().errors();
  }
}
