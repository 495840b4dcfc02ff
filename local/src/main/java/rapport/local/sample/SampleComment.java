package rapport.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What people write: put together of what it is about, what is said of it, and how they end.
final class SampleComment {

  private static final JsonNode PHRASES = SampleResource.json("comments.json");
  private static final int GOOD_FROM = 9;
  private static final int FAIR_FROM = 7;

  private SampleComment() {}

  /// @param score from 0 to 10
  static String on(int score, SampleMood mood, String language, Chance chance) {
    return about(mood.theme(score >= GOOD_FROM, chance), score, language, chance);
  }

  static String about(String theme, int score, String language, Chance chance) {
    String tone = score >= GOOD_FROM ? "good" : score >= FAIR_FROM ? "fair" : "bad";
    JsonNode phrases = PHRASES.path(language);
    JsonNode said = phrases.path(theme);
    return oneOf(said.path("about"), chance)
        + oneOf(said.path(tone), chance)
        + (chance.happens(0.4) ? oneOf(phrases.path("ends").path(tone), chance) : "");
  }

  private static String oneOf(JsonNode phrases, Chance chance) {
    List<String> texts = new ArrayList<>();
    phrases.forEach(phrase -> texts.add(phrase.asText()));
    return chance.oneOf(texts);
  }
}
