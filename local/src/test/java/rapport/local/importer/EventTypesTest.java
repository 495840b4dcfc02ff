package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.edge.EventJson;
import rapport.local.importer.mapping.BadMappingException;
import rapport.local.importer.mapping.MappingReader;

/// What mappings may say of each event type, against what the system takes.
class EventTypesTest {

  private static final Map<String, String> VALUES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("scale", "1-5"),
              Map.entry("score", "4"),
              Map.entry("sequence", "3"),
              Map.entry("revision", "1"),
              Map.entry("void", "false"),
              Map.entry("complaint", "yes"),
              Map.entry("public", "true"),
              Map.entry("author", "agent"),
              Map.entry("currency", "EUR"),
              Map.entry("amount", "12.50"),
              Map.entry("margin", "2.5"),
              Map.entry("mrr", "10"),
              Map.entry("cost", "1"),
              Map.entry("points", "7")));

  static Stream<String> types() {
    return EventJson.types().stream().filter(type -> !type.equals("survey.response"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void allFieldsThatAMappingMayNameAreTaken(String type) {
    String fields =
        fields(type).stream()
            .map(name -> name + ": " + VALUES.getOrDefault(name, "word"))
            .collect(Collectors.joining(", "));

    var mapped = Mapped.of(mapping(type, fields), "id\n1\n");

    assertThat(mapped.report().rowsRefused()).isZero();
    assertThat(Intake.read(mapped.events().getFirst())).isInstanceOf(EventJson.Reading.Valid.class);
  }

  /// A field that doesn't exist is answered with those that do.
  private static TreeSet<String> fields(String type) {
    try {
      MappingReader.read(mapping(type, "no-such-field: 1"), "test");
      throw new AssertionError("a field that doesn't exist is no fault");
    } catch (BadMappingException e) {
      String known =
          e.faults().stream()
              .filter(fault -> fault.contains("the fields are "))
              .map(fault -> fault.substring(fault.indexOf("the fields are ") + 15))
              .findFirst()
              .orElseThrow();
      return new TreeSet<>(java.util.List.of(known.split(", ")));
    }
  }

  private static String mapping(String type, String fields) {
    return """
        row: event
        events:
          - {type: %s, id: x, time: 2026-01-05T10:00:00Z, subject: c1, data: {%s}}
        """
        .formatted(type, fields);
  }
}
