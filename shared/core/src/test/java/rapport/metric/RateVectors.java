package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rapport.activity.Engagement;
import rapport.activity.Stickiness;
import rapport.attainment.Attainment;
import rapport.attainment.Target;
import rapport.conversion.Funnel;
import rapport.purchase.Buying;
import rapport.response.Dispositions;
import rapport.statistics.EventRate;
import rapport.statistics.Moments;
import rapport.statistics.Proportion;

/// Answers the cases about rates of responses, tickets and customers.
final class RateVectors {

  private RateVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> answers() {
    return Map.of(
        "response_rate", asked -> rate("responses", "invitations", asked),
        "response_rate_aapor", RateVectors::responseRates,
        "first_contact_resolution", asked -> rate("resolved_first_contact", "resolved", asked),
        "sla_attainment", RateVectors::attainment,
        "complaint_rate", RateVectors::complaints,
        "conversion_funnel", RateVectors::funnel,
        "engagement_rate", RateVectors::engagement,
        "stickiness", RateVectors::stickiness,
        "repeat_purchase", RateVectors::buying);
  }

  private static VectorAnswer rate(String part, String whole, VectorCase asked) {
    long k = asked.input().path(part).asLong();
    long n = asked.input().path(whole).asLong();
    var value =
        new Rate(new Rate.Count(part, k), new Rate.Count(whole, n)).value(asked.confidence());
    return new VectorAnswer()
        .with("n", value.n())
        .with("k", value.number(part).orElseThrow())
        .with(value.estimate());
  }

  private static VectorAnswer responseRates(VectorCase asked) {
    var cases = new ArrayList<Long>();
    for (String name : List.of("I", "P", "R", "NC", "O", "UH", "UO")) {
      cases.add(asked.input().path(name).asLong());
    }
    double eligible = asked.content().path("params").path("e").asDouble();
    var all =
        new Dispositions(
            cases.get(0),
            cases.get(1),
            cases.get(2),
            cases.get(3),
            cases.get(4),
            cases.get(5),
            cases.get(6));
    return new VectorAnswer()
        .withIf("rr1", all.responseRate1().map(Proportion::value))
        .withIf("rr2", all.responseRate2().map(Proportion::value))
        .withIf("rr3", all.responseRate3(eligible))
        .withIf("rr4", all.responseRate4(eligible))
        .withIf("rr5", all.responseRate5().map(Proportion::value))
        .withIf("rr6", all.responseRate6().map(Proportion::value));
  }

  private static VectorAnswer attainment(VectorCase asked) {
    var target = new Target(asked.content().path("params").path("target_seconds").asLong());
    long now = asked.input().path("as_of").asLong();
    var attainment = Attainment.NONE;
    for (JsonNode ticket : asked.input().path("tickets")) {
      long created = ticket.path("created").asLong();
      var responded = ticket.path("responded");
      var outcome =
          responded.isNull()
              ? target.open(now - created)
              : target.reached(responded.asLong() - created, now - created);
      attainment = attainment.merge(Attainment.of(outcome));
    }
    return share(attainment.share(), asked)
        .with("met", attainment.met())
        .with("breached", attainment.breached())
        .with("pending", attainment.pending());
  }

  private static VectorAnswer complaints(VectorCase asked) {
    if (asked.input().has("complaining_customers")) {
      return rate("complaining_customers", "customers", asked);
    }
    var input = asked.input();
    double per = asked.content().path("params").path("per").asDouble();
    var answer = new VectorAnswer();
    EventRate.of(input.path("complaints").asLong(), input.path("customers").asLong())
        .ifPresent(
            rate ->
                answer
                    .with("value", per * rate.value())
                    .with(rate.garwood(asked.confidence()).times(per)));
    return answer;
  }

  private static VectorAnswer funnel(VectorCase asked) {
    var reached = wholeNumbers(asked.input().path("counts"));
    var steps =
        new Funnel(reached)
            .steps().stream()
                .map(
                    step -> {
                      var answer = new VectorAnswer();
                      step.ofBefore()
                          .ifPresent(
                              share ->
                                  answer
                                      .with("step_rate", share.value())
                                      .with(share.wilson(asked.confidence())));
                      return answer.withIf("overall_rate", step.ofFirst().map(Proportion::value));
                    })
                .toList();
    return new VectorAnswer().with("steps", steps);
  }

  private static VectorAnswer engagement(VectorCase asked) {
    long participants = asked.input().path("participants").asLong();
    long customers = asked.input().path("customers").asLong();
    long interactions = asked.input().path("interactions").asLong();
    var engagement = new Engagement(participants, customers, interactions);
    return share(engagement.share(), asked)
        .with("k", engagement.participants())
        .with("n", engagement.customers())
        .withIf("interactions_per_customer", engagement.perCustomer().map(EventRate::value))
        .withIf("interactions_per_participant", engagement.perParticipant().map(EventRate::value));
  }

  private static VectorAnswer stickiness(VectorCase asked) {
    var daily = wholeNumbers(asked.input().path("daily_active"));
    long activeDays = daily.stream().mapToLong(active -> active).sum();
    long active = asked.input().path("period_active").asLong();
    return new VectorAnswer()
        .withIf("value", new Stickiness(activeDays, daily.size(), active).value());
  }

  private static VectorAnswer buying(VectorCase asked) {
    var buying =
        wholeNumbers(asked.input().path("orders_per_customer")).stream()
            .map(Buying::of)
            .reduce(Buying.NONE, Buying::merge);
    return new VectorAnswer()
        .with("n", buying.buyers())
        .withIf("repeat_purchase_rate", buying.returningShare().map(Proportion::value))
        .withIf("purchase_frequency", buying.frequency().map(Moments::mean));
  }

  private static VectorAnswer share(Optional<Proportion> share, VectorCase asked) {
    var answer = new VectorAnswer().withIf("value", share.map(Proportion::value));
    share.map(known -> known.wilson(asked.confidence())).ifPresent(answer::with);
    return answer;
  }

  private static List<Long> wholeNumbers(JsonNode nodes) {
    return nodes.valueStream().map(JsonNode::asLong).toList();
  }
}
