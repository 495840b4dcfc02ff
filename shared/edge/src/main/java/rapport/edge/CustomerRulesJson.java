package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;

/// What a tenant decides about its customers, among its settings: `inactivityDays`, `journeys`,
/// `plans`, `churnDenominator`, `clvYears`.
final class CustomerRulesJson {

  private static final int MAX_INACTIVITY_DAYS = 3_650;
  private static final int MAX_LISTS = 20;
  private static final int MAX_NAMES = 20;
  private static final int LEAST_STAGES = 2;
  private static final double MAX_YEARS = 100;
  private static final Set<String> DENOMINATORS =
      Stream.of(ChurnDenominator.values())
          .map(CustomerRulesJson::word)
          .collect(Collectors.toCollection(TreeSet::new));

  private CustomerRulesJson() {}

  static CustomerRules read(Fields fields) {
    int days = (int) fields.whole("inactivityDays", 0, MAX_INACTIVITY_DAYS, 0);
    var journeys = lists(fields, "journeys", LEAST_STAGES);
    var plans = lists(fields, "plans", 0);
    var denominator =
        fields
            .word("churnDenominator", DENOMINATORS)
            .map(word -> ChurnDenominator.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(ChurnDenominator.START);
    return new CustomerRules(days, journeys, plans, denominator, years(fields));
  }

  /// What is not decided is left out.
  static void write(CustomerRules rules, ObjectNode tree) {
    if (rules.inactivityDays() > 0) {
      tree.put("inactivityDays", rules.inactivityDays());
    }
    write("journeys", rules.journeys(), tree);
    write("plans", rules.plans(), tree);
    if (rules.churnDenominator() != CustomerRules.NONE.churnDenominator()) {
      tree.put("churnDenominator", word(rules.churnDenominator()));
    }
    if (rules.clvYears() > 0) {
      tree.put("clvYears", rules.clvYears());
    }
  }

  private static void write(String name, SortedMap<String, List<String>> lists, ObjectNode tree) {
    if (lists.isEmpty()) {
      return;
    }
    var object = tree.putObject(name);
    lists.forEach(
        (key, names) -> {
          ArrayNode array = object.putArray(key);
          names.forEach(array::add);
        });
  }

  /// An object of arrays of names.
  private static SortedMap<String, List<String>> lists(Fields fields, String name, int least) {
    var lists = new TreeMap<String, List<String>>();
    var node = fields.node(name);
    if (node.isEmpty()) {
      return lists;
    }
    var inner = fields.inner(name, node.get());
    for (String key : inner.names()) {
      var fault = TextRule.NAME.fault(key);
      if (fault.isPresent()) {
        inner.node(key);
        inner.fault(key, "the name " + fault.get());
      } else {
        names(inner, key, least).ifPresent(names -> lists.put(key, names));
      }
    }
    if (lists.size() > MAX_LISTS) {
      fields.fault(name, "must be at most " + MAX_LISTS);
    }
    return lists;
  }

  private static Optional<List<String>> names(Fields fields, String key, int least) {
    var names = new ArrayList<String>();
    var elements = fields.elements(key, MAX_NAMES);
    for (Fields.Element element : elements) {
      var text = element.text(TextRule.NAME);
      if (text.isPresent() && names.contains(text.get())) {
        element.fault("is named more than once");
      } else {
        text.ifPresent(names::add);
      }
    }
    boolean tooFew =
        fields.node(key).filter(node -> node.isArray() && node.size() < least).isPresent()
            || fields.node(key).isEmpty();
    if (tooFew) {
      fields.fault(key, "must be an array of " + least + " names or more");
    }
    return names.size() >= least && !tooFew ? Optional.of(names) : Optional.empty();
  }

  private static double years(Fields fields) {
    var node = fields.node("clvYears");
    if (node.isEmpty()) {
      return 0;
    }
    double years = node.get().isNumber() ? node.get().doubleValue() : 0;
    if (!(years > 0 && years <= MAX_YEARS)) {
      fields.fault("clvYears", "must be a number above 0, of " + (int) MAX_YEARS + " at most");
      return 0;
    }
    return years;
  }

  private static String word(ChurnDenominator denominator) {
    return denominator.name().toLowerCase(Locale.ROOT);
  }
}
