package rapport.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import rapport.apostle.ApostleModel;
import rapport.apostle.ApostleTable;
import rapport.apostle.ApostleTable.Pair;
import rapport.apostle.CustomerSegment;
import rapport.apostle.Quadrant;
import rapport.comparison.Figure;
import rapport.state.Cell;
import rapport.state.State;
import rapport.statistics.ClassShares;
import rapport.statistics.Interval;
import rapport.survey.AnswerPair;
import rapport.survey.Composition;

/// `apostle`: customers by satisfaction and loyalty (Jones and Sasser, Harvard Business Review
/// 1995). The value is the share of loyalists; the parts are the shares of all four quadrants with
/// intervals that hold at once, and how many stand in the two extreme corners.
record ApostleShares() implements Metric {

  private static final String ID = "apostle";
  private static final CustomerSegment APOSTLE = CustomerSegment.APOSTLE;
  private static final CustomerSegment TERRORIST = CustomerSegment.TERRORIST;

  private static final About ABOUT =
      new About(
          ID,
          1,
          new Text("Apostle model", "传教士模型"),
          new Text(
              "The shares of loyalists (satisfied and loyal), mercenaries (satisfied only), hostages"
                  + " (loyal only) and defectors (neither); apostles gave the highest score twice,"
                  + " terrorists the lowest. High is from three quarters of the scale on: 4 of 5,"
                  + " 8 of 0 to 10.",
              "满意且忠诚者、仅满意者、仅忠诚者与两者皆非者的比例；两项都给最高分为传教士，都给最低分为破坏者。量表四分之三处起为高分：5 分制 4 分，0 到 10 分制 8 分。"),
          "loyalists / customers who answered both",
          Unit.FRACTION,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Surveys(ID);
  }

  @Override
  public SortedSet<String> conflictingScales(Collection<State> states) {
    return Compound.conflicting(states, ID);
  }

  @Override
  public MetricValue value(Scope scope) {
    var answers = scope.answers();
    var table = table(answers);
    var parts = new MetricValue.Parts();
    table.ifPresentOrElse(
        known -> addShares(known, scope.confidence(), parts), () -> addNothing(parts));
    parts
        .with("apostles", table.map(known -> known.segments().get(APOSTLE)).orElse(0L))
        .with("terrorists", table.map(known -> known.segments().get(TERRORIST)).orElse(0L))
        .with(IndexValue.DROPPED, Compound.dropped(answers, ID));
    return parts.of(
        table.map(ApostleTable::customers).orElse(0L),
        table.map(known -> loyalists(known, scope.confidence())).orElseGet(Estimate.Empty::new));
  }

  @Override
  public Figure figure(Scope scope) {
    return table(scope.answers())
        .map(known -> Figure.ofShare(known.quadrants().get(Quadrant.LOYALIST), known.customers()))
        .orElseGet(Figure.Empty::new);
  }

  private static Estimate loyalists(ApostleTable table, double confidence) {
    var shares = shares(table);
    int place = Quadrant.LOYALIST.ordinal();
    return Estimate.bounded(
        shares.shares().get(place).value(),
        shares.goodman(confidence).get(place),
        Estimate.Method.GOODMAN);
  }

  private static void addShares(ApostleTable table, double confidence, MetricValue.Parts parts) {
    var shares = shares(table);
    List<Interval> intervals = shares.goodman(confidence);
    for (Quadrant quadrant : Quadrant.values()) {
      var interval = intervals.get(quadrant.ordinal());
      parts
          .with(word(quadrant), shares.shares().get(quadrant.ordinal()).value())
          .with(word(quadrant) + ":low", interval.low())
          .with(word(quadrant) + ":high", interval.high());
    }
  }

  private static void addNothing(MetricValue.Parts parts) {
    for (Quadrant quadrant : Quadrant.values()) {
      parts.without(word(quadrant)).without(word(quadrant) + ":low");
      parts.without(word(quadrant) + ":high");
    }
  }

  private static ClassShares shares(ApostleTable table) {
    return new ClassShares(
        List.of(Quadrant.values()).stream().map(table.quadrants()::get).toList());
  }

  /// @throws IllegalArgumentException if the answers are on several scales
  private static Optional<ApostleTable> table(State answers) {
    var found = new ArrayList<ApostleTable>();
    answers
        .cells()
        .forEach(
            (slot, cell) -> {
              if (cell instanceof Cell.Values values && !values.counts().isEmpty()) {
                Composition.parse(slot)
                    .filter(composition -> composition.metric().equals(ID))
                    .ifPresent(composition -> found.add(table(composition, values.counts())));
              }
            });
    if (found.size() > 1) {
      throw new IllegalArgumentException("answers on several scales make no one table");
    }
    return found.stream().findFirst();
  }

  private static ApostleTable table(Composition composition, Map<Integer, Long> counts) {
    var pairs = new TreeMap<Pair, Long>();
    counts.forEach(
        (code, times) -> {
          var pair = AnswerPair.ofCode(code);
          pairs.put(new Pair(pair.first(), pair.second()), times);
        });
    return new ApostleTable(ApostleModel.on(composition.scale()), pairs);
  }

  private static String word(Quadrant quadrant) {
    return switch (quadrant) {
      case LOYALIST -> "loyalists";
      case MERCENARY -> "mercenaries";
      case HOSTAGE -> "hostages";
      case DEFECTOR -> "defectors";
    };
  }
}
