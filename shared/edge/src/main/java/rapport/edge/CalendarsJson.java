package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import rapport.period.Calendar;
import rapport.settings.Calendars;

/// The calendars a tenant's figures are kept in, as a document keeps them.
public final class CalendarsJson {

  private static final Stored<Calendars> STORED = new Stored<>(CalendarsJson::read);

  private CalendarsJson() {}

  public static String write(Calendars calendars) {
    ObjectNode tree = Json.object();
    tree.set("current", tree(calendars.current()));
    calendars.announced().forEach(next -> tree.set("next", tree(next)));
    return Json.write(tree);
  }

  /// What [#write] wrote.
  ///
  /// @throws IllegalArgumentException if it is anything else
  public static Calendars stored(String text) {
    return STORED.value(text);
  }

  private static Checked<Calendars> read(Json.Value value) {
    var errors = new FieldErrors();
    Fields fields = Fields.of(value.node(), "", errors);
    Calendar current =
        fields
            .required("current")
            .map(node -> calendar(fields.inner("current", node)))
            .orElse(Calendars.DEFAULT.current());
    List<Calendar> next =
        fields.node("next").map(node -> calendar(fields.inner("next", node))).stream().toList();
    return errors.isEmpty()
        ? new Checked.Valid<>(new Calendars(current, next))
        : new Checked.Invalid<>(errors.list());
  }

  private static Calendar calendar(Fields fields) {
    return new Calendar(
        (int) fields.whole("version", 1, Integer.MAX_VALUE, 1),
        zone(fields, fields.requiredText("zone", TextRule.VALUE)),
        DayOfWeek.valueOf(
            fields.requiredText("weekStart", TextRule.NAME).toUpperCase(Locale.ROOT)));
  }

  private static ZoneId zone(Fields fields, String name) {
    return Zones.named(name)
        .orElseGet(
            () -> {
              fields.fault("zone", "is no time zone");
              return Calendars.DEFAULT.current().zone();
            });
  }

  private static ObjectNode tree(Calendar calendar) {
    return Json.object()
        .put("version", calendar.version())
        .put("zone", Zones.name(calendar.zone()))
        .put("weekStart", SettingsJson.word(calendar.weekStart()));
  }
}
