package rapport.local.importer.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import rapport.edge.TextRule;
import rapport.local.importer.csv.RowForm;

/// Reads mapping files. All faults of a file are found at once, each with its place.
public final class MappingReader {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final List<String> KINDS = List.of("event", "state-change", "survey-answer");

  private MappingReader() {}

  /// @param text the mapping file
  /// @param name what its events' source is called if the file doesn't say
  /// @throws BadMappingException if it can't be used
  public static Mapping read(String text, String name) {
    ObjectNode tree = tree(text);
    var faults = new Faults();
    var top = new Section(tree, "", faults);
    Section format = top.section("format");
    List<String> missing = format.texts("missing");
    RowForm form = form(format);
    var values = new ValueReader(faults, missing, times(top.section("times")));
    String source = top.text("source").orElse(name);
    top.check("source", source, TextRule.ID);
    Optional<Rows> rows = rows(top, new RowsReader(values, faults));
    top.refuseOtherKeys();
    faults.throwIfAny();
    return new Mapping(source, form, rows.orElseThrow(), values.columns(), canonical(tree));
  }

  private static ObjectNode tree(String text) {
    try {
      if (YAML.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new BadMappingException(List.of("the file must be a map of keys and values"));
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      String where = place == null ? "" : "line " + place.getLineNr() + ": ";
      throw new BadMappingException(List.of(where + "not YAML: " + e.getOriginalMessage()));
    }
  }

  private static Optional<Rows> rows(Section top, RowsReader reader) {
    Optional<String> kind = top.requiredText("row");
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind.get()) {
      case "event" -> Optional.of(reader.events(top));
      case "state-change" -> Optional.of(reader.stateChanges(top));
      case "survey-answer" -> Optional.of(reader.surveyAnswers(top));
      default -> {
        top.fault("row", "must be one of " + String.join(", ", KINDS));
        yield Optional.empty();
      }
    };
  }

  private static RowForm form(Section format) {
    char delimiter = delimiter(format);
    Charset encoding = StandardCharsets.UTF_8;
    Optional<String> named = format.text("encoding");
    if (named.isPresent()) {
      try {
        encoding = Charset.forName(named.get());
      } catch (UnsupportedCharsetException | IllegalCharsetNameException _) {
        format.fault("encoding", "`" + named.get() + "` is no encoding known here");
      }
    }
    List<String> columns = format.texts("columns");
    if (columns.stream().distinct().count() < columns.size()) {
      format.fault("columns", "has a name twice");
    }
    format.refuseOtherKeys();
    return new RowForm(delimiter, encoding, columns);
  }

  private static char delimiter(Section format) {
    String text = format.text("delimiter").orElse(",");
    return switch (text) {
      case "blanks" -> RowForm.BLANKS;
      case "tab" -> '\t';
      default -> {
        if (text.length() != 1 || text.isBlank() || text.equals("\"")) {
          format.fault("delimiter", "must be one character, `tab` or `blanks`");
          yield ',';
        }
        yield text.charAt(0);
      }
    };
  }

  private static Times times(Section section) {
    Optional<String> pattern = section.text("pattern");
    ZoneId zone = zone(section);
    LocalTime at = at(section);
    section.refuseOtherKeys();
    return switch (pattern.orElse("rfc-3339")) {
      case "rfc-3339" -> Times.RFC_3339;
      case "epoch-seconds" -> new Times.Epoch(1);
      case "epoch-millis" -> new Times.Epoch(1000);
      default -> {
        try {
          yield Times.Local.of(pattern.orElseThrow(), zone, at);
        } catch (IllegalArgumentException e) {
          section.fault("pattern", "is no pattern of date and time: " + e.getMessage());
          yield Times.RFC_3339;
        }
      }
    };
  }

  private static ZoneId zone(Section section) {
    String zone = section.text("zone").orElse("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException _) {
      section.fault("zone", "`" + zone + "` is no time zone, as Europe/Lisbon is one");
      return ZoneOffset.UTC;
    }
  }

  private static LocalTime at(Section section) {
    Optional<String> at = section.text("at");
    try {
      return at.map(LocalTime::parse).orElse(LocalTime.MIDNIGHT);
    } catch (DateTimeException _) {
      section.fault("at", "must be a time of day in quotes, as \"12:00\"");
      return LocalTime.MIDNIGHT;
    }
  }

  private static String canonical(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var sorted = new TreeMap<String, String>();
      object.properties().forEach(entry -> sorted.put(entry.getKey(), canonical(entry.getValue())));
      return sorted.toString();
    }
    if (node.isArray()) {
      var text = new StringBuilder("[");
      node.forEach(element -> text.append(canonical(element)).append(','));
      return text.append(']').toString();
    }
    return node.toString();
  }
}
