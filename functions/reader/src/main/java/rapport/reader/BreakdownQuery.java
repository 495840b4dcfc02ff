package rapport.reader;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.metric.Metric;
import rapport.period.Period;
import rapport.reader.Breakdown.Content;
import rapport.reader.Breakdown.Kind;
import rapport.reader.Breakdown.Name;
import rapport.reader.Contents.Openings;
import rapport.reader.Families.Narrowing;
import rapport.reader.Segment.Margin;
import rapport.reader.Suppression.Decisions;
import rapport.reader.Suppression.Reason;
import rapport.state.State;
import rapport.store.Numbers;
import rapport.suppression.SmallCounts;

/// One metric in one period by the values of one dimension, checked.
///
/// @param query for the metric in the period as a whole
/// @param by the dimension, or [#SURVEY]
/// @param slicing how it is cut by that
record BreakdownQuery(TenantView view, Query query, String by, Slicing slicing) {

  /// Surveys are families of their own and no dimension.
  static final String SURVEY = "survey";

  Metric metric() {
    return selection().metric();
  }

  Period period() {
    return query.periods().getFirst();
  }

  private Selection selection() {
    return query.selections().getFirst();
  }

  /// What there is to read of a period.
  Set<PartKey> parts() {
    var parts = new HashSet<PartKey>();
    for (Family family : selection().families()) {
      parts.add(PartKey.totals(family));
      if (!by.equals(SURVEY)) {
        parts.add(new PartKey(family, slicing.whole().dimension()));
        parts.add(new PartKey(family, slicing.dimension()));
      }
    }
    ofSlices().forEach(one -> parts.addAll(one.parts()));
    ofWhole().forEach(one -> parts.addAll(one.parts()));
    return parts;
  }

  /// Values of respondents' dimensions; surveys are totals, which are never hidden.
  private List<Suppression> ofSlices() {
    return by.equals(SURVEY)
        ? List.of()
        : suppression(slicing.dimension(), slicing.numbers(), slicing.margins());
  }

  /// A segment may be hidden itself.
  private List<Suppression> ofWhole() {
    return slicing.isOfEverybody()
        ? List.of()
        : suppression(slicing.whole().dimension(), slicing.whole().numbers(), List.of());
  }

  private List<Suppression> suppression(String dimension, Numbers numbers, List<Margin> margins) {
    return metric().aboutRespondents()
        ? List.of(
            new Suppression(
                new Families(view, Narrowing.ALL).cuts(metric().source()),
                dimension,
                numbers,
                margins,
                new SmallCounts(view.settings().smallN())))
        : List.of();
  }

  /// @param parts of the period
  /// @param openings of all time before it
  /// @param size how many respondents a state has
  Breakdown cut(Map<PartKey, Part> parts, Openings openings, ToLongFunction<State> size) {
    return new Cutting(parts, openings).cut(size);
  }

  private final class Cutting {

    private final Map<PartKey, Part> parts;
    private final Openings openings;

    private Cutting(Map<PartKey, Part> parts, Openings openings) {
      this.parts = parts;
      this.openings = openings;
    }

    private Breakdown cut(ToLongFunction<State> size) {
      var all = selection().families();
      var whole = slicing.whole();
      var total = content(all, whole.dimension(), whole.number());
      if (by.equals(SURVEY)) {
        return Breakdown.of(metric(), total, surveys(), Map.of());
      }
      var shared = all.stream().filter(family -> metric().inTotals(family, by)).toList();
      var families = all.stream().filter(family -> !shared.contains(family)).toList();
      var decisions = decisions(ofSlices(), size);
      var values = new LinkedHashMap<Name, Content>();
      var reasons = new HashMap<Name, Reason>();
      named()
          .forEach(
              (name, number) -> {
                var content = content(families, slicing.dimension(), number);
                if (!content.isEmpty()) {
                  values.put(name, content);
                  reasons.put(name, decisions.of(families, number));
                }
              });
      reasons.put(Name.NONE, ofNone(decisions, families));
      return Breakdown.of(metric(), total, values, reasons)
          .hiding(decisions(ofWhole(), size).of(families, whole.number()))
          .sharing(content(shared, PartKey.TOTALS, Part.TOTAL_NUMBER));
    }

    private Decisions decisions(List<Suppression> suppression, ToLongFunction<State> size) {
      return suppression.stream()
          .findFirst()
          .map(one -> one.decide(parts, size))
          .orElse(Decisions.NOTHING_HIDDEN);
    }

    /// Of a pair those who have only one of the two values are never shown, so that they need not
    /// be looked at when it is decided what is.
    private Reason ofNone(Decisions decisions, List<Family> families) {
      if (slicing.isOfEverybody()) {
        return decisions.of(families, Suppression.NONE);
      }
      return metric().aboutRespondents() ? Reason.COMPLEMENTARY : Reason.SHOWN;
    }

    private Map<Name, Content> surveys() {
      var ids = new TreeSet<String>();
      view.surveys().forEach(survey -> ids.add(survey.id()));
      ids.add(Families.TICKETS);
      var values = new LinkedHashMap<Name, Content>();
      for (String id : ids) {
        var families =
            new Families(view, new Narrowing(id, SURVEY, ""))
                .of(metric().source()).stream().filter(selection().families()::contains).toList();
        var content = content(families, PartKey.TOTALS, Part.TOTAL_NUMBER);
        if (!content.isEmpty()) {
          values.put(new Name(Kind.VALUE, id), content);
        }
      }
      return values;
    }

    /// The numbers of values by name, then that of `other`: which pairs are in that nobody knows.
    private Map<Name, Integer> named() {
      var named = new LinkedHashMap<Name, Integer>();
      slicing.slices().forEach((value, number) -> named.put(new Name(Kind.VALUE, value), number));
      if (slicing.isOfEverybody()) {
        named.put(Name.OTHER, LoggedFact.OTHER);
      }
      return named;
    }

    private Content content(List<Family> families, String dimension, int number) {
      var content = Content.EMPTY;
      for (Family family : families) {
        var key = new PartKey(family, dimension);
        var opening =
            metric().running() && family.running() ? openings.of(key, number) : State.EMPTY;
        content =
            content.merge(new Content(parts.getOrDefault(key, Part.EMPTY).state(number), opening));
      }
      return content;
    }
  }
}
