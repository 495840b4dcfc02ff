package rapport.metric;

import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.state.Cell;
import rapport.state.State;
import rapport.statistics.Interval;

/// `first_response_time`, `resolution_time` and `first_resolution_time`: the mean, with percentiles
/// as parts.
///
/// From 100 durations on the interval is Student's t, of the mean. Below, t covers too little (84 %
/// of a lognormal at n = 10 for a nominal 95 %), so the interval is of the median, by order
/// statistics, which assumes nothing about the shape; `method` says so, and the value beside it is
/// still the mean. Where no order statistic bounds the median (fewer than 6 at 0.95) there is no
/// interval. The log scale was not chosen: it has no place for 0 and assumes a lognormal.
///
/// @param slot of the durations by the clock
/// @param event that ends one
/// @param ending what follows a slot's name where another time than that of the clock is measured
/// @param counts slots of whole numbers that are shown as parts under their own name
record TicketDuration(String slot, String event, String ending, List<String> counts, About about)
    implements Metric {

  private static final String CLOCK = "";
  private static final String BUSINESS = ":business";
  private static final int LEAST_FOR_T = 100;
  private static final List<Integer> PERCENTILES = List.of(50, 75, 90, 95, 99);

  static final TicketDuration FIRST_RESPONSE =
      new TicketDuration(
          "firstResponse",
          "ticket.replied",
          CLOCK,
          List.of("pending"),
          about(
              "first_response_time",
              new Text("First response time", "首次响应时间"),
              new Text(
                  "From creation to the first public reply by a human agent, without paused time, in"
                      + " the period of the reply. Pending counts the tickets created in the period"
                      + " that are still unanswered.",
                  "从工单创建到人工客服首次公开回复的时间，扣除暂停时间，计入回复所在的周期。pending 为该周期内创建且尚未回复的工单数。")));

  static final TicketDuration RESOLUTION =
      new TicketDuration(
          "resolution",
          "ticket.resolved",
          CLOCK,
          List.of(),
          about(
              "resolution_time",
              new Text("Resolution time", "解决时间"),
              new Text(
                  "From creation to the last resolution, without paused time and time spent resolved"
                      + " before a reopening, in the period of that resolution.",
                  "从工单创建到最后一次解决的时间，扣除暂停时间以及重新打开前处于已解决状态的时间，计入该次解决所在的周期。")));

  static final TicketDuration FIRST_RESOLUTION =
      new TicketDuration(
          "firstResolution",
          "ticket.resolved",
          CLOCK,
          List.of(),
          about(
              "first_resolution_time",
              new Text("First resolution time", "首次解决时间"),
              new Text(
                  "From creation to the first resolution, without paused time, in the period of that"
                      + " resolution.",
                  "从工单创建到首次解决的时间，扣除暂停时间，计入该次解决所在的周期。")));

  TicketDuration {
    counts = List.copyOf(counts);
  }

  @Override
  public Optional<String> calendar() {
    return Optional.of(ending.equals(CLOCK) ? "clock" : "business");
  }

  @Override
  public Optional<Metric> inBusinessHours() {
    return Optional.of(new TicketDuration(slot, event, BUSINESS, counts, about));
  }

  @Override
  public Source source() {
    return Source.of(Family.TICKETS);
  }

  @Override
  public List<String> events() {
    return List.of("ticket.created", event);
  }

  @Override
  public MetricValue value(Scope scope) {
    var figures = figures(scope.state());
    var parts = new MetricValue.Parts();
    figures.ifPresentOrElse(known -> addFigures(parts, known), () -> addNothing(parts));
    counts.forEach(name -> parts.with(name, scope.state().count(name + ending)));
    return parts.of(
        figures.map(known -> known.durations().count()).orElse(0L),
        figures.map(known -> estimate(known, scope.confidence())).orElseGet(Estimate.Empty::new));
  }

  @Override
  public Figure figure(Scope scope) {
    return figures(scope.state())
        .<Figure>map(known -> new Figure.Mean(known.moments()))
        .orElseGet(Figure.Empty::new);
  }

  private Optional<DurationFigures> figures(State period) {
    return period.cells().get(slot + ending) instanceof Cell.Durations durations
        ? Optional.of(new DurationFigures(durations))
        : Optional.empty();
  }

  private static Estimate estimate(DurationFigures figures, double confidence) {
    boolean many = figures.durations().count() >= LEAST_FOR_T;
    Optional<Interval> interval =
        many ? figures.intervalOfMean(confidence) : figures.intervalOfMedian(confidence);
    var method = many ? Estimate.Method.T : Estimate.Method.MEDIAN_ORDER_STATISTICS;
    return interval
        .map(known -> Estimate.bounded(figures.mean(), known, method))
        .orElseGet(() -> new Estimate.Point(figures.mean()));
  }

  private static void addFigures(MetricValue.Parts parts, DurationFigures figures) {
    parts.with("mean", figures.mean());
    PERCENTILES.forEach(percent -> parts.with("p" + percent, figures.percentile(percent)));
    parts.with("max", figures.greatest());
  }

  private static void addNothing(MetricValue.Parts parts) {
    parts.without("mean");
    PERCENTILES.forEach(percent -> parts.without("p" + percent));
    parts.without("max");
  }

  private static About about(String id, Text title, Text description) {
    return new About(
        id, 1, title, description, "sum of durations / durations", Unit.SECONDS, Direction.LOWER);
  }
}
