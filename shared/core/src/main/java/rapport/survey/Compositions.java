package rapport.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import rapport.event.Scale;
import rapport.survey.Composed.Form;
import rapport.survey.Composed.Number;
import rapport.survey.Composition.Member;
import rapport.survey.Question.Rating;

/// Finds what the ratings of a survey make together. Ratings that don't come to a whole, because a
/// role is not asked or asked twice, feed nothing but their own counts.
final class Compositions {

  static final String KANO = "kano";
  static final String DRIVERS = "drivers";
  private static final String PLUS = "perceived";
  private static final String MINUS = "expected";

  private final Survey survey;

  Compositions(Survey survey) {
    this.survey = survey;
  }

  /// All that are kept with the survey as a whole.
  List<Composed> all() {
    var all = new ArrayList<Composed>();
    dimensions().ifPresent(all::add);
    roles("acsi", Form.ROW, "satisfaction", "expectancy", "ideal").ifPresent(all::add);
    roles("cli", Form.ROW, "recommend", "rebuy", "try").ifPresent(all::add);
    roles("satisfaction_ratio", Form.ROW, PLUS, MINUS).ifPresent(all::add);
    roles("apostle", Form.PAIR, "satisfaction", "loyalty").ifPresent(all::add);
    gap().ifPresent(all::add);
    all.addAll(kano());
    return all;
  }

  /// For each outcome the dimensions that may drive it, the outcome first.
  List<Composed> drivers() {
    var dimensions = dimensions();
    var all = new ArrayList<Composed>();
    for (String outcome : dimensions.isPresent() ? Outcomes.of(survey) : List.<String>of()) {
      var csi = dimensions.get();
      var names = new ArrayList<>(List.of(outcome));
      names.addAll(csi.composition().names());
      var numbers = new ArrayList<>(List.of(Number.of(outcome)));
      numbers.addAll(csi.numbers());
      var composition = Composition.of(DRIVERS, csi.composition().scale(), names);
      all.add(new Composed(composition, Form.ROW, numbers));
    }
    return all;
  }

  Optional<Composed> dimensions() {
    var ratings = feeding("csi");
    var byDimension = by(ratings, rating -> rating.feed().dimension());
    boolean whole = once(byDimension) && byDimension.size() <= FeedRules.MOST_DIMENSIONS;
    return scale(ratings)
        .filter(_ -> whole)
        .map(
            scale ->
                new Composed(
                    Composition.of("csi", scale, List.copyOf(byDimension.keySet())),
                    Form.ROW,
                    byDimension.values().stream()
                        .map(questions -> Number.of(questions.getFirst()))
                        .toList()));
  }

  private Optional<Composed> roles(String metric, Form form, String... roles) {
    var ratings = feeding(metric);
    var byRole = by(ratings, rating -> rating.feed().role());
    boolean whole =
        byRole.keySet().containsAll(Arrays.asList(roles))
            && once(byRole)
            && ratings.stream().noneMatch(rating -> FeedRules.isTooLong(metric, rating.scale()));
    return scale(ratings)
        .filter(_ -> whole)
        .map(
            scale ->
                new Composed(
                    Composition.of(metric, scale, List.of(roles)),
                    form,
                    Arrays.stream(roles)
                        .map(role -> Number.of(byRole.get(role).getFirst()))
                        .toList()));
  }

  private Optional<Composed> gap() {
    var ratings = feeding("gap");
    var members = new ArrayList<Member>();
    var numbers = new ArrayList<Number>();
    for (String dimension : by(ratings, rating -> rating.feed().dimension()).keySet()) {
      var sides =
          by(
              ratings.stream().filter(one -> one.feed().dimension().equals(dimension)).toList(),
              rating -> rating.feed().role());
      var perceived = sides.getOrDefault(PLUS, List.of());
      var expected = sides.getOrDefault(MINUS, List.of());
      if (perceived.size() != expected.size()) {
        return Optional.empty();
      }
      members.add(new Member(dimension, perceived.size()));
      numbers.add(new Number(perceived, expected));
    }
    return scale(ratings)
        .filter(_ -> members.size() <= FeedRules.MOST_DIMENSIONS)
        .map(scale -> new Composed(new Composition("gap", scale, members), Form.ROW, numbers));
  }

  private List<Composed> kano() {
    var all = new ArrayList<Composed>();
    var ratings = feeding(KANO);
    for (String item : by(ratings, rating -> rating.feed().item()).keySet()) {
      var both =
          by(
              ratings.stream()
                  .filter(one -> one.feed().item().equals(item))
                  .filter(one -> one.scale().equals(FeedRules.KANO))
                  .toList(),
              rating -> rating.feed().role());
      if (both.size() == 2 && once(both)) {
        all.add(
            new Composed(
                Composition.of(KANO, FeedRules.KANO, List.of(item)),
                Form.PAIR,
                List.of(
                    Number.of(both.get("functional").getFirst()),
                    Number.of(both.get("dysfunctional").getFirst()))));
      }
    }
    return all;
  }

  private List<Rating> feeding(String metric) {
    return survey.ratings().filter(rating -> rating.feed().metric().equals(metric)).toList();
  }

  /// Their ids by something they have.
  private static SortedMap<String, List<String>> by(
      List<Rating> ratings, Function<Rating, String> what) {
    var by = new TreeMap<String, List<String>>();
    ratings.forEach(
        rating -> by.computeIfAbsent(what.apply(rating), _ -> new ArrayList<>()).add(rating.id()));
    return by;
  }

  private static boolean once(SortedMap<String, List<String>> questions) {
    return questions.values().stream().allMatch(some -> some.size() == 1);
  }

  /// The one that all have.
  private static Optional<Scale> scale(List<Rating> ratings) {
    var scales = ratings.stream().map(Rating::scale).distinct().toList();
    return scales.size() == 1 ? Optional.of(scales.getFirst()) : Optional.empty();
  }
}
