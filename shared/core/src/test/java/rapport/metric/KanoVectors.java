package rapport.metric;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rapport.kano.KanoCategory;
import rapport.kano.KanoCounts;

/// Answers the cases about Kano's model.
final class KanoVectors {

  private KanoVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "kano_attribute", KanoVectors::attribute,
        "kano_evaluate", KanoVectors::table);
  }

  private static VectorAnswer attribute(VectorCase asked) {
    var counts = new EnumMap<KanoCategory, Long>(KanoCategory.class);
    for (var category : KanoCategory.values()) {
      counts.put(category, asked.input().path("counts").path(letter(category)).asLong());
    }
    var kano = new KanoCounts(counts);
    var answer =
        new VectorAnswer()
            .with("total", kano.total())
            .withIf("better", kano.better())
            .withIf("worse", kano.worse())
            .withIf("total_strength", kano.totalStrength())
            .withIf("category_strength", kano.categoryStrength())
            .withIf("chi2", kano.chiSquare())
            .withIf("fong_critical", kano.fongCritical());
    withText(answer, "category", kano.category().map(KanoVectors::letter));
    withText(answer, "category_moai", kano.tiedCategory().map(KanoVectors::letter));
    withText(answer, "fong_significant", kano.fongSignificant().map(String::valueOf));
    return answer;
  }

  private static VectorAnswer table(VectorCase asked) {
    return new VectorAnswer()
        .with(
            "labels",
            VectorNumbers.each(
                asked.input().path("pairs"),
                pair -> letter(KanoCategory.of(pair.path(0).asInt(), pair.path(1).asInt()))));
  }

  private static String letter(KanoCategory category) {
    return category.name().substring(0, 1);
  }

  private static void withText(VectorAnswer answer, String name, Optional<String> text) {
    text.ifPresent(known -> answer.with(name, known));
  }
}
