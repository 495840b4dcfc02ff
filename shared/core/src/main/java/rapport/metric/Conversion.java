package rapport.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.comparison.Figure;
import rapport.conversion.Funnel;
import rapport.fact.Family;
import rapport.state.State;
import rapport.statistics.Proportion;

/// `conversion`: of the customers who began a journey in the period, the share that came to its
/// last stage, whenever; with each step between. A series for each journey of the settings.
record Conversion() implements Metric {

  private static final About ABOUT =
      new About(
          "conversion",
          1,
          new Text("Conversion", "转化率"),
          new Text(
              "The share of the customers who began a journey in the period that reached its last"
                  + " stage, having reached all before.",
              "周期内进入旅程的客户中依次到达最后阶段的比例。"),
          "customers at the last stage / customers at the first stage",
          Unit.FRACTION,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.JOURNEYS);
  }

  @Override
  public List<String> events() {
    return List.of("customer.reached");
  }

  @Override
  public Optional<String> variedBy() {
    return Optional.of("journey");
  }

  @Override
  public SortedSet<String> variants(State state) {
    var journeys = new TreeSet<String>();
    state.cells().keySet().stream()
        .filter(slot -> slot.indexOf(':') > 0)
        .forEach(slot -> journeys.add(slot.substring(0, slot.indexOf(':'))));
    return journeys;
  }

  @Override
  public List<String> settings() {
    return List.of("journeys");
  }

  @Override
  public MetricValue value(Scope scope) {
    var stages = stages(scope);
    var funnel = funnel(stages, scope);
    var parts = new MetricValue.Parts();
    for (int i = 0; i < stages.size(); i++) {
      parts.with(stages.get(i), funnel.reached().get(i));
    }
    var steps = funnel.steps();
    for (int i = 0; i < steps.size(); i++) {
      var name = stages.get(i + 1) + ":step";
      steps
          .get(i)
          .ofBefore()
          .ifPresentOrElse(step -> parts.with(name, step.value()), () -> parts.without(name));
    }
    var share = overall(funnel);
    return share.isEmpty()
        ? parts.of(0, new Estimate.Empty())
        : parts.of(
            share.get().trials(),
            Estimate.bounded(
                share.get().value(),
                share.get().wilson(scope.confidence()),
                Estimate.Method.WILSON));
  }

  @Override
  public Figure figure(Scope scope) {
    return overall(funnel(stages(scope), scope))
        .<Figure>map(Figure.Share::new)
        .orElseGet(Figure.Empty::new);
  }

  private static Optional<Proportion> overall(Funnel funnel) {
    return funnel.steps().isEmpty() ? Optional.empty() : funnel.steps().getLast().ofFirst();
  }

  private static List<String> stages(Scope scope) {
    return scope.settings().rules().customers().journeys().getOrDefault(scope.variant(), List.of());
  }

  /// While a journey is being told anew for other stages, some customers are counted by the old
  /// ones: never more at a stage than at the one before.
  private static Funnel funnel(List<String> stages, Scope scope) {
    var reached = new ArrayList<Long>();
    long before = Long.MAX_VALUE;
    for (String stage : stages) {
      before = Math.min(before, Math.max(0, scope.state().count(scope.variant() + ":" + stage)));
      reached.add(before);
    }
    return new Funnel(reached);
  }
}
