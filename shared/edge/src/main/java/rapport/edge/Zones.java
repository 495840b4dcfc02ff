package rapport.edge;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// Time zones by their names in the tz database. UTC is always the one object that the domain has
/// for it, so that naming it changes nothing.
public final class Zones {

  private static final String UTC = "UTC";

  /// The JDK makes a new set of them whenever it is asked.
  private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private Zones() {}

  static Optional<ZoneId> named(String name) {
    if (name.equals(UTC)) {
      return Optional.of(ZoneOffset.UTC);
    }
    return NAMES.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
  }

  /// The zone that a field names; nothing if it names none.
  static Optional<ZoneId> read(Fields fields, String field) {
    Optional<String> name = fields.text(field, TextRule.VALUE);
    Optional<ZoneId> zone = name.flatMap(Zones::named);
    if (name.isPresent() && zone.isEmpty()) {
      fields.fault(field, "must be a time zone's name, for instance Europe/Berlin");
    }
    return zone;
  }

  /// The name by which the interface calls a zone.
  public static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? UTC : zone.getId();
  }
}
