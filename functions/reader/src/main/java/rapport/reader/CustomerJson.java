package rapport.reader;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.customer.Buyer;
import rapport.customer.Customer;
import rapport.customer.CustomerEvent;
import rapport.customer.Profile;
import rapport.edge.Json;
import rapport.entity.Given;
import rapport.event.Payload.CustomerAction;
import rapport.period.Calendar;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentAction;
import rapport.respondent.RespondentEvent;
import rapport.store.Predictions.Predicted;

/// The answer of `GET /v1/customers/{customer}`. Money is text, what is unknown is null.
final class CustomerJson {

  private static final String AMOUNT = "amount";
  private static final String CURRENCY = "currency";

  private final Customer customer;
  private final Profile profile;
  private final Forecasts forecasts;

  CustomerJson(Customer customer, Given given, Forecasts forecasts) {
    this.customer = customer;
    this.profile = Profile.of(customer, given);
    this.forecasts = forecasts;
  }

  /// What was predicted of late, for all buyers together.
  ///
  /// @param calendar in which days begin
  record Forecasts(Calendar calendar, SortedMap<LocalDate, Predicted> byDay) {
    Forecasts {
      byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
    }

    static Forecasts none(Calendar calendar) {
      return new Forecasts(calendar, Collections.emptySortedMap());
    }
  }

  ObjectNode tree(List<Respondent> respondents) {
    var tree = Json.object().put("customer", customer.id()).put("present", profile.present());
    tree.putNull("firstJoinedAt").putNull("lastEventAt");
    profile.firstJoinedAt().ifPresent(at -> tree.put("firstJoinedAt", at.toString()));
    profile.lastEventAt().ifPresent(at -> tree.put("lastEventAt", at.toString()));
    put(profile.segments(), tree);
    writePurchases(tree.putArray("purchases"));
    var revenue = tree.putArray("recurringRevenue");
    profile
        .recurringRevenue()
        .forEach((currency, monthly) -> money(monthly, currency, revenue.addObject()));
    var events = tree.putArray("events");
    profile.events().forEach(event -> write(event, events.addObject()));
    var surveys = tree.putArray("surveys");
    respondents.forEach(respondent -> write(respondent, surveys.addObject()));
    return tree;
  }

  private void writePurchases(ArrayNode purchases) {
    profile
        .purchases()
        .forEach(
            (currency, bought) -> {
              var node = purchases.addObject().put("count", bought.purchases());
              money(bought.amount(), currency, node);
              writePrediction(currency, node);
            });
  }

  /// By the model of all buyers and what this one bought until its day. Who said that it left is
  /// predicted nothing, as in the mean.
  private void writePrediction(String currency, ObjectNode node) {
    node.putNull("predicted");
    if (forecasts.byDay().isEmpty()) {
      return;
    }
    var day = forecasts.byDay().lastKey();
    var buyer = Buyer.of(customer, forecasts.calendar(), day);
    var prediction = forecasts.byDay().get(day).byCurrency().get(currency);
    var sums = buyer.byCurrency().get(currency);
    if (buyer.left() || prediction == null || sums == null) {
      return;
    }
    prediction
        .ofOne(sums, day.toEpochDay())
        .ifPresent(
            value ->
                node.putObject("predicted")
                    .put(AMOUNT, BigDecimal.valueOf(value).toPlainString())
                    .put("days", prediction.days())
                    .put("after", day.toString()));
  }

  private static void write(CustomerEvent event, ObjectNode node) {
    node.put("time", event.stamp().time().toString()).put("type", type(event.action()));
    switch (event.action()) {
      case CustomerAction.Purchased(var amount, var margin, var currency) ->
          money(amount, currency, node).put("margin", margin.toPlainString());
      case CustomerAction.Revenue(var monthly, var currency) -> money(monthly, currency, node);
      case CustomerAction.Acquired(var cost, var currency) -> money(cost, currency, node);
      case CustomerAction.Bought(long count, var amount, var currency) ->
          money(amount, currency, node).put("count", count);
      case CustomerAction.Active(var activity) -> node.put("activity", activity);
      case CustomerAction.Reached(var journey, var stage) ->
          node.put("journey", journey).put("stage", stage);
      case CustomerAction.Rewarded(var plan, var points, var tier) ->
          node.put("plan", plan)
              .put("points", points.toPlainString())
              .put("tier", tier.isEmpty() ? null : tier);
      case CustomerAction.Recommended(var scores) -> {
        var array = node.putArray("scores");
        scores.forEach(array::add);
      }
      case CustomerAction.Rated(var survey, var scores) -> {
        var object = node.put("survey", survey).putObject("scores");
        scores.forEach(object::put);
      }
      case CustomerAction.FollowedUp(var survey, var low) -> {
        var array = node.put("survey", survey).putArray("questions");
        low.keySet().forEach(array::add);
      }
      case CustomerAction.Joined _,
          CustomerAction.Left _,
          CustomerAction.Complained _,
          CustomerAction.Heard _ -> {}
    }
    put(event.segments(), node);
  }

  /// What customers are told by tickets and responses, and what is made out of old events, has
  /// types that no sender can use.
  private static String type(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Joined _ -> "customer.joined";
      case CustomerAction.Left _ -> "customer.left";
      case CustomerAction.Purchased _ -> "customer.purchased";
      case CustomerAction.Revenue _ -> "customer.revenue";
      case CustomerAction.Acquired _ -> "customer.acquired";
      case CustomerAction.Active _ -> "customer.active";
      case CustomerAction.Reached _ -> "customer.reached";
      case CustomerAction.Rewarded _ -> "customer.rewarded";
      case CustomerAction.Complained _ -> "told.complaint";
      case CustomerAction.Recommended _ -> "told.recommendation";
      case CustomerAction.Rated _ -> "told.ratings";
      case CustomerAction.FollowedUp _ -> "told.followup";
      case CustomerAction.Bought _ -> "kept.purchases";
      case CustomerAction.Heard _ -> "kept.activity";
    };
  }

  private static void write(Respondent respondent, ObjectNode node) {
    node.put("survey", respondent.name().survey());
    var events = node.putArray("events");
    for (RespondentEvent event : respondent.events()) {
      if (!event.stamp().version().voided()) {
        var one = events.addObject().put("time", event.stamp().time().toString());
        boolean invited = event.action() instanceof RespondentAction.Invited;
        one.put("type", invited ? "survey.invited" : "survey.response");
        put(event.segments(), one);
      }
    }
  }

  private static void put(Map<String, String> segments, ObjectNode node) {
    var tree = node.putObject("segments");
    segments.forEach(tree::put);
  }

  private static ObjectNode money(BigDecimal amount, String currency, ObjectNode node) {
    return node.put(AMOUNT, amount.toPlainString()).put(CURRENCY, currency);
  }
}
