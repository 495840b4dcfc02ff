package rapport.reader;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.edge.Checked;
import rapport.reader.Families.Narrowing;
import rapport.reader.HeatmapQuery.Of;
import rapport.store.Registry;

/// Reads the parameters of `GET /v1/heatmap` and finds all that is wrong with them.
final class HeatmapReading {

  /// The records of each day are read.
  static final int MAX_DAYS = 400;

  private static final Set<String> LISTS = Set.of("segment");
  private static final Set<String> SINGLE = Set.of("of", "survey", "from", "to");

  private final Parameters parameters;
  private final TenantView view;
  private final Registry registry;

  HeatmapReading(Parameters parameters, TenantView view, Registry registry) {
    this.parameters = parameters;
    this.view = view;
    this.registry = registry;
  }

  Checked<HeatmapQuery> read(Instant now) {
    parameters.refuseOthers(LISTS, SINGLE);
    var of = of();
    var days = DayRange.read(parameters, view.calendar(), now);
    if (days.from().plusDays(MAX_DAYS).isBefore(days.to().plusDays(1))) {
      parameters.fault("from", "at most " + MAX_DAYS + " days can be shown");
    }
    var segment = new SegmentReading(registry, view).read(parameters);
    var narrowing = Narrowing.read(parameters, segment, "");
    var named = narrowing.surveyParameter();
    var families = new Families(view, narrowing);
    families.faults(List.of()).forEach(parameters::fault);
    if (of == Of.TICKETS_CREATED && !narrowing.survey().isEmpty()) {
      parameters.fault(named, "tickets are created in no survey: leave this out");
    } else if (narrowing.survey().equals(Families.TICKETS)) {
      parameters.fault(named, "ratings of tickets are not kept by the hour");
    }
    return parameters.errors().isEmpty()
        ? new Checked.Valid<>(query(of, families, segment, days))
        : new Checked.Invalid<>(parameters.errors());
  }

  private HeatmapQuery query(Of of, Families families, Segment segment, DayRange days) {
    var telling = new Telling(view, families, segment, true);
    return new HeatmapQuery(
        of,
        families.of(of.source()),
        segment,
        of == Of.RESPONSES ? telling.suppression(of.source()) : List.of(),
        days);
  }

  private Of of() {
    var text = parameters.one("of");
    var of = Arrays.stream(Of.values()).filter(one -> text.equals(Optional.of(one.word())));
    return of.findFirst()
        .orElseGet(
            () -> {
              parameters.fault(
                  "of",
                  "must be one of "
                      + Arrays.stream(Of.values()).map(Of::word).collect(Collectors.joining(", ")));
              return Of.RESPONSES;
            });
  }
}
