package rapport.metric;

import java.util.Map;
import java.util.function.Function;
import rapport.apostle.ApostleModel;
import rapport.event.Scale;

/// Answers the cases about satisfaction and loyalty.
final class ApostleVectors {

  private ApostleVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "apostle_segment", ApostleVectors::segment,
        "satisfaction_zone", ApostleVectors::zone);
  }

  private static VectorAnswer segment(VectorCase asked) {
    var params = asked.content().path("params");
    var scale =
        new Scale(
            params.path("scale").path(0).asInt(), params.path("scale").path(1).asInt(), false);
    int high = params.path("high_min").asInt();
    var segment =
        new ApostleModel(scale, high, scale.high(), scale.low())
            .segment(
                asked.input().path("satisfaction").asInt(), asked.input().path("loyalty").asInt());
    return new VectorAnswer().with("label", segment.name());
  }

  private static VectorAnswer zone(VectorCase asked) {
    var params = asked.content().path("params");
    int affection = params.path("affection_min").asInt();
    var model =
        new ApostleModel(
            new Scale(1, 5, false), affection, affection, params.path("defection_max").asInt());
    var zone = model.zone(asked.input().path("satisfaction").asInt());
    return new VectorAnswer().with("label", zone.name());
  }
}
