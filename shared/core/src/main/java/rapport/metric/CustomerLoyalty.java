package rapport.metric;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import rapport.comparison.Figure;
import rapport.event.Scale;
import rapport.index.WeightedIndex;
import rapport.state.State;
import rapport.statistics.CrossProducts;
import rapport.statistics.Weights;

/// `cli`: the mean of recommending, buying again and trying others, on their scale, and the same
/// from 0 to 100. On 1 to 6, 1 is "definitely", as those who ask it so mean it, and is worth 100.
record CustomerLoyalty() implements Metric {

  private static final String ID = "cli";
  private static final Scale DEFINITELY_IS_1 = new Scale(1, 6, false);

  private static final About ABOUT =
      new About(
          ID,
          1,
          new Text("Customer Loyalty Index", "客户忠诚度指数"),
          new Text(
              "The mean of how likely people are to recommend, to buy again and to try other"
                  + " products, of those who answered all three. The index is the same from 0 to"
                  + " 100; on a scale of 1 to 6, 1 is the best answer.",
              "推荐、再次购买、尝试其他产品三项意愿的平均分，只计三项都回答的人。index 为折算到 0 到 100 的值；1 到 6 分量表以 1 为最好。"),
          "mean of the three",
          Unit.SCORE,
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
  public Direction direction(State state) {
    var compositions = Compound.compositions(List.of(state), ID);
    boolean falling =
        !compositions.isEmpty()
            && compositions.stream().allMatch(one -> one.scale().equals(DEFINITELY_IS_1));
    return falling ? Direction.LOWER : direction();
  }

  @Override
  public MetricValue value(Scope scope) {
    var answers = scope.answers();
    return Compound.in(answers, ID)
        .map(compound -> value(compound, Compound.dropped(answers, ID), scope.confidence()))
        .orElseGet(() -> IndexValue.none(answers, ID));
  }

  private static MetricValue value(Compound compound, long dropped, double confidence) {
    var index = index(compound.composition().scale());
    CrossProducts rows = compound.rows();
    var parts = new MetricValue.Parts();
    List<String> names = compound.composition().names();
    for (int i = 0; i < names.size(); i++) {
      parts.with(names.get(i), rows.moments(i).mean());
    }
    return parts
        .with("index", index.of(rows))
        .with(IndexValue.DROPPED, dropped)
        .of(
            rows.count(),
            Estimate.of(index.mean(rows), index.meanInterval(rows, confidence), Estimate.Method.T));
  }

  @Override
  public Figure figure(Scope scope) {
    return Compound.in(scope.answers(), ID)
        .<Figure>map(
            found -> new Figure.Mean(index(found.composition().scale()).meansOfRows(found.rows())))
        .orElseGet(Figure.Empty::new);
  }

  private static WeightedIndex index(Scale scale) {
    return scale.equals(DEFINITELY_IS_1)
        ? WeightedIndex.sixPointLoyalty()
        : new WeightedIndex(Weights.equal(3), scale.low(), scale.high());
  }
}
