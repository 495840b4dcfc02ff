package rapport.reader;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rapport.edge.FieldError;
import rapport.fold.PartKey;
import rapport.metric.Metric;
import rapport.metric.Source;
import rapport.settings.Settings.Pair;
import rapport.suppression.SmallCounts;

/// What metrics can tell of a segment, and from what.
///
/// @param hours whether by the hour
record Telling(TenantView view, Families families, Segment segment, boolean hours) {

  Selection selection(Metric metric) {
    return new Selection(
        metric.definedBy(families.surveys()),
        families.of(metric.source()),
        segment,
        metric.aboutRespondents() ? suppression(metric.source()) : List.of());
  }

  /// None if nothing is ever hidden, as totals are not.
  List<Suppression> suppression(Source source) {
    return segment.dimension().equals(PartKey.TOTALS)
        ? List.of()
        : List.of(
            new Suppression(
                families.cuts(source),
                segment.dimension(),
                segment.numbers(),
                segment.margins(),
                new SmallCounts(view.settings().smallN())));
  }

  /// Whether a metric can be told at all.
  boolean tells(Metric metric) {
    return families.faults(List.of(metric)).isEmpty()
        && balanceOfPair(metric).isEmpty()
        && segmentOfPrediction(metric).isEmpty()
        && hourOfDistinct(metric).isEmpty()
        && votes(metric).isEmpty();
  }

  Optional<FieldError> balanceOfPair(Metric metric) {
    return Pair.isName(segment.dimension()) && (metric.running() || !metric.hourly())
        ? fault("segment", metric.id() + " is kept by one dimension at a time")
        : Optional.empty();
  }

  Optional<FieldError> segmentOfPrediction(Metric metric) {
    return !segment.dimension().equals(PartKey.TOTALS)
            && metric.source() instanceof Source.Predictions
        ? fault("segment", metric.id() + " is predicted of all customers together")
        : Optional.empty();
  }

  Optional<FieldError> hourOfDistinct(Metric metric) {
    return hours && !metric.hourly()
        ? fault("period", metric.id() + " is not kept by the hour; ask for days")
        : Optional.empty();
  }

  /// The hour's last answer says nothing, and nobody knows which was the last under two values.
  List<FieldError> votes(Metric metric) {
    var surveys = String.join(", ", families.withOneVote(metric));
    if (surveys.isEmpty()) {
      return List.of();
    }
    var ofHours =
        hours
            ? fault(
                "period",
                "%s of %s counts each customer's last answer, not kept by the hour; ask for days"
                    .formatted(metric.id(), surveys))
            : Optional.<FieldError>empty();
    var ofPairs =
        Pair.isName(segment.dimension())
            ? fault(
                "segment",
                "%s of %s counts each customer's last answer, by one dimension at a time"
                    .formatted(metric.id(), surveys))
            : Optional.<FieldError>empty();
    return Stream.of(ofHours, ofPairs).flatMap(Optional::stream).toList();
  }

  private static Optional<FieldError> fault(String parameter, String message) {
    return Optional.of(new FieldError(FieldError.child("", parameter), message));
  }
}
