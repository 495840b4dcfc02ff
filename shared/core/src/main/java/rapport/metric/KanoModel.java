package rapport.metric;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.comparison.Figure;
import rapport.event.Scale;
import rapport.kano.KanoCategory;
import rapport.kano.KanoCounts;
import rapport.state.State;
import rapport.statistics.Interval;
import rapport.survey.AnswerPair;
import rapport.survey.Composition;

/// `kano`: what each feature is to customers, from how it would be with it and without: a series
/// per item. The value is how far having it satisfies.
record KanoModel() implements Metric {

  private static final String ID = "kano";
  private static final Scale SCALE = new Scale(1, 5, false);

  private static final About ABOUT =
      new About(
          ID,
          1,
          new Text("Kano model", "卡诺模型"),
          new Text(
              "What a feature is to customers: must-be, one-dimensional, attractive, indifferent,"
                  + " reverse or questionable. The value is the better coefficient, how far having"
                  + " the feature satisfies; worse is how far lacking it dissatisfies.",
              "功能对客户属于必备、期望、魅力、无差异、反向还是可疑。数值为 better 系数，即具备该功能带来满意的程度；worse 为缺少时带来不满的程度。"),
          "(attractive + one-dimensional) / (attractive + one-dimensional + must-be + indifferent)",
          Unit.FRACTION,
          Direction.NEITHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Surveys(ID);
  }

  @Override
  public Optional<String> variedBy() {
    return Optional.of("item");
  }

  @Override
  public SortedSet<String> variants(State state) {
    var items = new TreeSet<String>();
    Compound.compositions(List.of(state), ID).forEach(one -> items.addAll(one.names()));
    return Collections.unmodifiableSortedSet(items);
  }

  @Override
  public MetricValue value(Scope scope) {
    var counts = counts(scope);
    var parts = new MetricValue.Parts();
    for (var category : KanoCategory.values()) {
      parts.with(word(category), counts.counts().get(category));
    }
    put(parts, "worse", counts.worse());
    put(parts, "worse:low", counts.worseInterval(scope.confidence()).map(Interval::low));
    put(parts, "worse:high", counts.worseInterval(scope.confidence()).map(Interval::high));
    put(parts, "totalStrength", counts.totalStrength());
    put(parts, "categoryStrength", counts.categoryStrength());
    put(parts, "chiSquare", counts.chiSquare());
    put(parts, "fongCritical", counts.fongCritical());
    parts.with(IndexValue.DROPPED, dropped(scope));
    parts.withWord("category", counts.category().map(KanoModel::word));
    parts.withWord("categoryOfTied", counts.tiedCategory().map(KanoModel::word));
    parts.withWord("clear", counts.fongSignificant().map(clear -> clear ? "yes" : "no"));
    return parts.of(counts.total(), estimate(counts, scope.confidence()));
  }

  private static Estimate estimate(KanoCounts counts, double confidence) {
    return counts
        .better()
        .map(
            better ->
                Estimate.of(better, counts.betterInterval(confidence), Estimate.Method.WILSON))
        .orElseGet(Estimate.Empty::new);
  }

  @Override
  public Figure figure(Scope scope) {
    var counts = counts(scope).counts();
    long satisfied = counts.get(KanoCategory.ATTRACTIVE) + counts.get(KanoCategory.ONE_DIMENSIONAL);
    long others = counts.get(KanoCategory.MUST_BE) + counts.get(KanoCategory.INDIFFERENT);
    return Figure.ofShare(satisfied, satisfied + others);
  }

  private static KanoCounts counts(Scope scope) {
    var counts = new EnumMap<KanoCategory, Long>(KanoCategory.class);
    answers(scope)
        .forEach(
            (code, times) -> {
              var pair = AnswerPair.ofCode(code);
              counts.merge(KanoCategory.of(pair.first(), pair.second()), times, Math::addExact);
            });
    return new KanoCounts(counts);
  }

  private static SortedMap<Integer, Long> answers(Scope scope) {
    return scope.variant().isEmpty()
        ? new TreeMap<>()
        : scope.answers().values(composition(scope).slot());
  }

  private static long dropped(Scope scope) {
    return scope.variant().isEmpty() ? 0 : scope.answers().count(composition(scope).droppedSlot());
  }

  private static Composition composition(Scope scope) {
    return Composition.of(ID, SCALE, List.of(scope.variant()));
  }

  private static void put(MetricValue.Parts parts, String name, Optional<Double> figure) {
    figure.ifPresentOrElse(value -> parts.with(name, value), () -> parts.without(name));
  }

  /// As the interface writes it: `must-be`.
  private static String word(KanoCategory category) {
    return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
