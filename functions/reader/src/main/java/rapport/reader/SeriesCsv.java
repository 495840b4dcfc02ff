package rapport.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rapport.edge.Quantities;
import rapport.edge.Zones;
import rapport.metric.Direction;
import rapport.metric.Estimate;
import rapport.metric.PartValue;
import rapport.reader.Shown.ShownPoint;
import rapport.reader.ShownChange.Numbers;

/// The answer of `GET /v1/metrics` as CSV (RFC 4180): a row per point, the parts of all metrics in
/// columns after the others. What is not known is an empty field.
///
/// What holds for the whole answer, as its time zone, is in every row: RFC 4180 has no place for it
/// beside the rows, and rows of several answers can be put together.
final class SeriesCsv {

  private static final List<String> COLUMNS =
      List.of(
          "metric",
          "unit",
          "segment",
          "period",
          "start",
          "end",
          "open",
          "n",
          "value",
          "low",
          "high",
          "method",
          "flag",
          "definition",
          "higherIsBetter",
          "calendar",
          "granularity",
          "timezone",
          "asOf",
          "suppression");

  private static final List<String> CHANGE_COLUMNS =
      List.of(
          "changeValue",
          "changeLow",
          "changeHigh",
          "changeP",
          "changeSignificant",
          "changeVerdict",
          "changeMethod",
          "changePeriod",
          "changeUntil",
          "changeN");

  /// The signs, as wide as a Chinese character, too, and the blanks that are passed over.
  private static final Pattern FORMULA =
      Pattern.compile("(^|[;\\t\\r\\n]\"?)([=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\\t\\r\\n])");

  /// Left alone, Jackson quotes all longer texts unseen, which cut by commas would keep its quotes.
  private static final ObjectWriter WRITER =
      new CsvMapper()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

  private SeriesCsv() {}

  static String write(TenantView view, Query query, Instant asOf, List<Shown> series) {
    var answer =
        List.of(
            query.granularity().toString(), Zones.name(view.calendar().zone()), asOf.toString());
    boolean compared = query.comparison() != Comparison.NONE;
    var variants = new LinkedHashSet<String>();
    var parts = new LinkedHashSet<String>();
    for (Shown shown : series) {
      shown.selection().metric().variedBy().ifPresent(variants::add);
      shown.points().forEach(point -> parts.addAll(point.value().parts().keySet()));
    }
    var header = new ArrayList<>(COLUMNS);
    header.addAll(variants);
    header.addAll(compared ? CHANGE_COLUMNS : List.of());
    parts.forEach(part -> header.add(unlikeFormula(part)));
    var rows = new ArrayList<List<String>>();
    rows.add(header);
    for (Shown shown : series) {
      for (ShownPoint point : shown.points()) {
        var row = row(shown, point);
        row.addAll(answer);
        row.add(SeriesJson.word(point.standing().reason()));
        variants.forEach(name -> row.add(variant(name, shown)));
        row.addAll(compared ? change(point.change()) : List.of());
        parts.forEach(part -> row.add(part(part, point)));
        rows.add(row);
      }
    }
    try {
      return WRITER.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows of text have no CSV", e);
    }
  }

  private static List<String> row(Shown shown, ShownPoint point) {
    var metric = shown.selection().metric();
    var row = new ArrayList<String>();
    row.add(metric.id());
    row.add(metric.unit().toString());
    row.add(segment(shown));
    row.add(point.period().text());
    row.add(point.start().toString());
    row.add(point.end().toString());
    row.add(Boolean.toString(point.open()));
    row.add(Long.toString(point.value().n()));
    row.addAll(
        estimate(point.standing().visible() ? point.value().estimate() : new Estimate.Empty()));
    row.add(SeriesJson.word(point.standing().flag()));
    row.add(metric.definition());
    row.add(higherIsBetter(shown.direction()));
    row.add(metric.calendar().orElse(""));
    return row;
  }

  private static String higherIsBetter(Direction direction) {
    return switch (direction) {
      case HIGHER -> "true";
      case LOWER -> "false";
      case NEITHER -> "";
    };
  }

  private static String part(String name, ShownPoint point) {
    if (!point.standing().visible()) {
      return "";
    }
    return switch (point.value().parts().getOrDefault(name, new PartValue.None())) {
      case PartValue.None() -> "";
      case PartValue.Number(double value) -> number(value);
      case PartValue.Money(var amount) -> Quantities.text(amount);
      case PartValue.Word(var word) -> unlikeFormula(word);
    };
  }

  private static String variant(String name, Shown shown) {
    return shown.selection().metric().variedBy().filter(name::equals).isPresent()
        ? unlikeFormula(shown.variant())
        : "";
  }

  private static List<String> change(ShownChange change) {
    return switch (change) {
      case ShownChange.Nothing() -> Collections.nCopies(CHANGE_COLUMNS.size(), "");
      case ShownChange.Of(var by, var method, var period, var until, long n) -> {
        var numbers = Numbers.of(by);
        yield List.of(
            number(numbers.value()),
            number(numbers.low()),
            number(numbers.high()),
            number(numbers.p()),
            numbers.verdict().isEmpty() ? "" : Boolean.toString(numbers.significant()),
            numbers.verdict(),
            method,
            period.text(),
            until.toString(),
            Long.toString(n));
      }
    };
  }

  private static String segment(Shown shown) {
    return unlikeFormula(
        shown.selection().segment().named().entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(" ")));
  }

  /// A spreadsheet takes text that begins like a formula for one: such text gets an apostrophe. So
  /// does a sign within it that would begin a cell where semicolons or tabs part them.
  private static String unlikeFormula(String text) {
    return FORMULA.matcher(text).replaceAll("$1'$2");
  }

  private static List<String> estimate(Estimate estimate) {
    return switch (estimate) {
      case Estimate.Empty() -> List.of("", "", "", "");
      case Estimate.Point(double value) -> List.of(number(value), "", "", "");
      case Estimate.Bounded(double value, double low, double high, String method) ->
          List.of(number(value), number(low), number(high), method);
    };
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  private static String number(double value) {
    return Quantities.text(BigDecimal.valueOf(value));
  }
}
