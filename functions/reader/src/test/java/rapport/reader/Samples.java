package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.survey.Question;
import rapport.survey.Survey;

/// What the tests know by name: keys, surveys, measures, and the requests of `events/reader`.
final class Samples {

  static final String READ = key("read_example-reader-key");
  static final String SRV = key("srv_example-server-key");
  static final String PUB = key("pub_example-public-key");
  static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  static final Survey SURVEY =
      survey(
          "relationship-2026",
          List.of(
              new Question.Nps("recommend"),
              new Question.Csat("happy", new Scale(1, 5, false)),
              new Question.Ces("effort", new Scale(1, 7, false))));
  static final Survey OTHER_SURVEY =
      survey(
          "shop",
          List.of(new Question.Nps("again"), new Question.Csat("content", new Scale(1, 7, false))));
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Samples() {}

  private static Survey survey(String id, List<Question> questions) {
    return new Survey(id, 1, new TreeMap<>(Map.of("en", id)), questions, "", List.of());
  }

  private static String key(String begin) {
    int length = begin.indexOf('_') + 1 + 43;
    return begin + "0".repeat(length - begin.length());
  }

  static Measure nps(int score) {
    return new Measure.Value(RECOMMEND, "score:0-10", score);
  }

  static Measure open(int change) {
    return new Measure.Count(Family.BACKLOG, "open", change);
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static APIGatewayV2HTTPEvent fixture(String name) {
    try (var in = Files.newInputStream(Path.of("../../events/reader", name + ".json"))) {
      return LambdaEventSerializers.serializerFor(
              APIGatewayV2HTTPEvent.class, ReaderWorld.class.getClassLoader())
          .fromJson(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
