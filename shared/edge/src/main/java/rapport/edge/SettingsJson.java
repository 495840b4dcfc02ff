package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rapport.settings.CustomerRules;
import rapport.settings.EntityRules;
import rapport.settings.Settings;
import rapport.settings.Watched;

/// A tenant's settings as JSON.
public final class SettingsJson {

  private static final Stored<Settings> STORED =
      new Stored<>(value -> read(value, Settings.DEFAULT, Instant.EPOCH, WatchedJson::stored));

  /// Dimensions a tenant may declare: each is one summary part more for every family.
  public static final int MAX_DIMENSIONS = 20;

  /// Pairs a tenant may declare.
  public static final int MAX_PAIRS = 10;

  private static final int MAX_SMALL_N = 1_000;
  private static final Set<String> WEEK_DAYS =
      Arrays.stream(DayOfWeek.values())
          .map(SettingsJson::word)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private SettingsJson() {}

  /// Reads a whole for a tenant that has decided nothing yet.
  public static Checked<Settings> read(Json.Value value) {
    return read(value, Settings.DEFAULT, Instant.EPOCH);
  }

  /// Reads a whole; what is absent takes its default.
  ///
  /// @param before what the tenant has decided so far: what has begun of its rules must stay
  public static Checked<Settings> read(Json.Value value, Settings before, Instant now) {
    return read(value, before, now, WatchedJson::read);
  }

  /// Reads `watch` among the other fields.
  @FunctionalInterface
  private interface Watching {
    List<Watched> read(Fields fields, List<String> dimensions, CustomerRules rules);
  }

  private static Checked<Settings> read(
      Json.Value value, Settings before, Instant now, Watching watching) {
    var errors = new FieldErrors();
    value.errors().forEach(errors::add);
    Fields fields = Fields.of(value.node(), "", errors);
    ZoneId zone = Zones.read(fields, "timezone").orElse(Settings.DEFAULT.zone());
    DayOfWeek weekStart =
        fields
            .word("weekStart", WEEK_DAYS)
            .map(word -> DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Settings.DEFAULT.weekStart());
    List<String> dimensions = dimensions(fields);
    List<Settings.Pair> pairs = pairs(fields, dimensions);
    String currency =
        fields.text("currency", TextRule.CURRENCY).orElse(Settings.DEFAULT.currency());
    int smallN = (int) fields.whole("smallN", 1, MAX_SMALL_N, Settings.DEFAULT.smallN());
    var service = new ServiceRulesJson(fields, zone).read(before.rules().service(), now);
    var rules =
        new EntityRules(service, CustomerRulesJson.read(fields), FollowUpRulesJson.read(fields));
    var watched = watching.read(fields, dimensions, rules.customers());
    fields.refuseOthers();
    return errors.isEmpty()
        ? new Checked.Valid<>(
            new Settings(zone, weekStart, dimensions, pairs, currency, smallN, rules)
                .watching(watched))
        : new Checked.Invalid<>(errors.list());
  }

  public static ObjectNode tree(Settings settings) {
    ObjectNode tree = Json.object();
    tree.put("timezone", Zones.name(settings.zone()));
    tree.put("weekStart", word(settings.weekStart()));
    ArrayNode dimensions = tree.putArray("dimensions");
    settings.dimensions().forEach(dimensions::add);
    ArrayNode pairs = tree.putArray("pairs");
    settings.pairs().forEach(pair -> pairs.addArray().add(pair.first()).add(pair.second()));
    tree.put("currency", settings.currency());
    tree.put("smallN", settings.smallN());
    ServiceRulesJson.write(settings.rules().service(), tree);
    WatchedJson.write(settings.watched(), tree);
    CustomerRulesJson.write(settings.rules().customers(), tree);
    FollowUpRulesJson.write(settings.rules().followUps(), tree);
    return tree;
  }

  /// As a document keeps it.
  public static String write(Settings settings) {
    return Json.write(tree(settings));
  }

  /// What [#write(Settings)] wrote.
  ///
  /// @throws IllegalArgumentException if it is anything else
  public static Settings stored(String text) {
    return STORED.value(text);
  }

  static String word(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> dimensions(Fields fields) {
    var dimensions = new ArrayList<String>();
    for (Fields.Element element : fields.elements("dimensions", MAX_DIMENSIONS)) {
      Optional<String> name = element.text(TextRule.NAME);
      if (name.isPresent() && dimensions.contains(name.get())) {
        element.fault("is named more than once");
      } else if (name.isPresent() && EventTypes.RESERVED.contains(name.get())) {
        element.fault("is built in and need not be declared");
      } else {
        name.ifPresent(dimensions::add);
      }
    }
    return dimensions;
  }

  private static List<Settings.Pair> pairs(Fields fields, List<String> dimensions) {
    var known = new TreeSet<>(Settings.BUILT_IN);
    known.addAll(dimensions);
    var pairs = new ArrayList<Settings.Pair>();
    var seen = new TreeSet<String>();
    for (Fields.Element element : fields.elements("pairs", MAX_PAIRS)) {
      Optional<Settings.Pair> pair = pair(element.node(), known);
      if (pair.isEmpty()) {
        element.fault("must be two different dimensions, of: " + String.join(", ", known));
      } else if (!seen.add(pair.get().name())
          || seen.contains(pair.get().second() + "+" + pair.get().first())) {
        element.fault("is named more than once");
      } else {
        pairs.add(pair.get());
      }
    }
    return pairs;
  }

  private static Optional<Settings.Pair> pair(JsonNode node, Set<String> known) {
    if (!node.isArray() || node.size() != 2) {
      return Optional.empty();
    }
    String first = node.get(0).asText();
    String second = node.get(1).asText();
    return known.contains(first) && known.contains(second) && !first.equals(second)
        ? Optional.of(new Settings.Pair(first, second))
        : Optional.empty();
  }
}
