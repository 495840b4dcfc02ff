package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Half a character is legal in JSON ("\\ud800") and can't be kept: in UTF-8 it would become
/// another text. Every text and every name that may come in is given one in turn; a name has it as
/// it is, for escaped the parser refuses it itself.
final class UnpairedSurrogateTest {

  private static final String HALF = "\ud800";
  private static final int EVENTS = 200;

  private static final String SURVEY =
      """
      {"id":"s","title":{"en":"How are we doing?"},"thankYou":{"url":"/thanks"},"questions":[
        {"id":"happy","type":"csat","scale":"1-5"},
        {"id":"effort","type":"ces","scale":"1-7","high":"ease"},
        {"id":"speed","type":"rating","scale":"1-10","metric":"csi","dimension":"delivery"},
        {"id":"ideal","type":"rating","scale":"1-10","metric":"acsi","role":"ideal"},
        {"id":"colour","type":"rating","scale":"1-5","metric":"kano","role":"functional","item":"c"}]}
      """;

  private static final String FORM =
      """
      {"id":"s","language":"en","intro":{"en":"Hello"},"hidden":["store"],
       "theme":{"accent":"#00695c","background":"#ffffff","text":"#212121"},
       "opens":"2026-03-01T00:00:00Z","words":{"de":{"send":"Senden"}},"questions":[
        {"id":"happy","type":"csat","look":"stars","text":{"en":"Happy?"},"help":{"en":"1 to 5"},
         "labels":{"low":{"en":"no"},"high":{"en":"yes"}}},
        {"id":"first","type":"choice","options":[{"id":"yes","text":{"en":"Yes"}},{"id":"no"}],
         "when":{"question":"happy","atMost":3}},
        {"id":"parts","type":"matrix","scale":"1-10","rows":[
         {"id":"advice","text":{"en":"advice"},"metric":"csi","dimension":"advice"}]},
        {"id":"why","type":"text","when":{"all":[{"question":"first","is":["yes","no"]},
         {"not":{"attribute":"store","is":"Berlin"}}]}}],
       "thankYou":{"question":"happy","texts":[{"atMost":3,"text":{"en":"Sorry"}}]}}
      """;

  private static final String SETTINGS =
      """
      {"timezone":"Europe/Berlin","weekStart":"sunday","dimensions":["region","plan"],
       "pairs":[["region","channel"]],"currency":"USD"}
      """;

  /// A document with one such text.
  ///
  /// @param pointer to the field that has it
  private record Spoilt(String pointer, String document) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_260_101})
  void noEventHasOne(long seed) {
    var events = new RandomEvents(new Random(seed));
    var types = new TreeSet<String>();
    for (int i = 0; i < EVENTS; i++) {
      var event = events.next();
      types.add(EventTypes.name(event.payload()));
      for (Spoilt spoilt : spoilt(EventWriting.tree(event))) {
        var reading = EventJson.read(value(spoilt), "", Fixed.identity());

        assertThat(reading)
            .as("seed %d, event %d, %s", seed, i, spoilt)
            .isInstanceOfSatisfying(
                EventJson.Reading.Invalid.class, invalid -> named(spoilt, invalid.errors()));
      }
    }
    assertThat(types).isEqualTo(EventJson.types());
  }

  @Test
  void noSurveyHasOne() {
    for (String survey : List.of(SURVEY, FORM)) {
      for (Spoilt spoilt : spoilt(object(survey))) {
        named(spoilt, errors(SurveyJson.read("s", value(spoilt))));
      }
    }
  }

  @Test
  void noSettingsHaveOne() {
    for (Spoilt spoilt : spoilt(object(SETTINGS))) {
      named(spoilt, errors(SettingsJson.read(value(spoilt))));
    }
  }

  @Test
  void escapedInANameItIsRefusedAtItsPlace() {
    assertThat(Json.readOne("{\"a\":1,\"b\\ud800\":2}"))
        .isInstanceOfSatisfying(
            Json.Parsed.Malformed.class,
            malformed -> assertThat(malformed.message()).startsWith("not JSON at line 1, column"));
  }

  @Test
  void aNameThatIsCutIsCutBetweenCharacters() {
    assertThat(FieldError.child("", "x" + "😀".repeat(64)))
        .isEqualTo("/x" + "😀".repeat(63) + "\uFFFD…");
  }

  /// What an error says must itself have a form in UTF-8, or the answer has none.
  private static void named(Spoilt spoilt, List<FieldError> errors) {
    assertThat(errors)
        .as("%s", spoilt)
        .anySatisfy(error -> assertThat(spoilt.pointer()).startsWith(error.pointer()))
        .noneMatch(error -> error.pointer().isEmpty())
        .allMatch(error -> isWhole(error.pointer()) && isWhole(error.message()));
  }

  private static boolean isWhole(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static List<FieldError> errors(Checked<?> checked) {
    return switch (checked) {
      case Checked.Valid<?> valid -> throw new AssertionError("taken: " + valid);
      case Checked.Invalid<?>(List<FieldError> errors) -> errors;
    };
  }

  private static List<Spoilt> spoilt(ObjectNode document) {
    var all = new ArrayList<Spoilt>();
    for (JsonPointer field : fields(document, JsonPointer.empty())) {
      if (document.at(field).isTextual()) {
        all.add(withValue(document.deepCopy(), field));
      }
      if (document.at(field.head()).isObject()) {
        all.add(withName(document.deepCopy(), field));
      }
    }
    return all;
  }

  private static Spoilt withValue(ObjectNode document, JsonPointer field) {
    var text = document.at(field).textValue() + HALF;
    switch (document.at(field.head())) {
      case ObjectNode object -> object.put(field.last().getMatchingProperty(), text);
      case ArrayNode array -> array.set(field.last().getMatchingIndex(), text);
      default -> throw new AssertionError("no container at " + field.head());
    }
    return new Spoilt(field.toString(), Json.write(document).replace(HALF, "\\ud800"));
  }

  private static Spoilt withName(ObjectNode document, JsonPointer field) {
    var object = (ObjectNode) document.at(field.head());
    var name = field.last().getMatchingProperty();
    object.set(name + HALF, object.remove(name));
    return new Spoilt(field + "\uFFFD", Json.write(document));
  }

  private static List<JsonPointer> fields(JsonNode node, JsonPointer at) {
    var found = new ArrayList<JsonPointer>();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              found.add(at.appendProperty(name));
              found.addAll(fields(node.get(name), at.appendProperty(name)));
            });
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      found.add(at.appendIndex(index));
      found.addAll(fields(node.get(index), at.appendIndex(index)));
    }
    return found;
  }

  private static ObjectNode object(String text) {
    return (ObjectNode) ((Json.Parsed.Values) Json.readOne(text)).values().getFirst().node();
  }

  private static Json.Value value(Spoilt spoilt) {
    return ((Json.Parsed.Values) Json.readOne(spoilt.document())).values().getFirst();
  }
}
