package rapport.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.edge.Checked;
import rapport.edge.FieldError;
import rapport.fact.LoggedFact;
import rapport.reader.Segment.Margin;
import rapport.settings.Settings;
import rapport.settings.Settings.Pair;
import rapport.store.Numbers;
import rapport.store.Registry;

/// Finds the part and the number that a segment's figures are kept under.
final class SegmentReading {

  private static final String POINTER = "/segment";
  private static final String SURVEY = "survey";

  private final Registry registry;
  private final TenantView view;

  SegmentReading(Registry registry, TenantView view) {
    this.registry = registry;
    this.view = view;
  }

  /// All if something is wrong, which is said then.
  Segment read(Parameters parameters) {
    return switch (read(parameters.all("segment"))) {
      case Checked.Valid<Segment>(Segment segment) -> segment;
      case Checked.Invalid<Segment>(var faults) -> {
        faults.forEach(parameters::fault);
        yield Segment.ALL;
      }
    };
  }

  /// @param texts `dimension:value` each
  Checked<Segment> read(List<String> texts) {
    var named = new LinkedHashMap<String, String>();
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon <= 0 || colon == text.length() - 1) {
        return fault("must be dimension:value, for instance region:EMEA");
      }
      if (named.putIfAbsent(text.substring(0, colon), text.substring(colon + 1)) != null) {
        return fault("names the dimension " + text.substring(0, colon) + " more than once");
      }
    }
    var survey = named.getOrDefault(SURVEY, "");
    var dimensions = new LinkedHashMap<>(named);
    dimensions.remove(SURVEY);
    return switch (dimensions.size()) {
      case 0 -> new Checked.Valid<>(Segment.total(named, survey));
      case 1 -> single(named, survey, dimensions.firstEntry());
      case 2 -> pair(named, survey, dimensions.firstEntry(), dimensions.lastEntry());
      default -> fault("at most two dimensions go together, and only declared pairs");
    };
  }

  /// A segment in which the values of another dimension are told: of the two a pair must be
  /// declared.
  ///
  /// @param text `dimension:value`
  Checked<Slicing> within(String text, String by) {
    return switch (read(List.of(text))) {
      case Checked.Invalid<Segment>(var errors) -> new Checked.Invalid<>(errors);
      case Checked.Valid<Segment>(Segment whole) -> within(whole, by);
    };
  }

  private Checked<Slicing> within(Segment whole, String by) {
    var of = whole.dimension();
    for (Pair pair : view.settings().pairs()) {
      boolean inOrder = pair.first().equals(of) && pair.second().equals(by);
      boolean turned = pair.second().equals(of) && pair.first().equals(by);
      if (inOrder || turned) {
        if (whole.number() == LoggedFact.OTHER) {
          return fault("must be one value; of several, as other is, nobody knows the pairs");
        }
        var all =
            registry.readAll(view.tenant(), List.of(pair.name(), pair.first(), pair.second()));
        var numbers = all.get(pair.name());
        var slices = new TreeMap<String, Integer>();
        for (String value : numbers.values()) {
          var parts = inOrder ? pair.parts(value) : pair.parts(value).reversed();
          if (parts.getFirst().equals(whole.named().get(of))) {
            slices.put(parts.getLast(), numbers.number(value));
          }
        }
        return new Checked.Valid<>(
            new Slicing(whole, pair.name(), numbers, slices, margins(pair, all)));
      }
    }
    return fault(
        whole.named().firstEntry().getKey()
            + " and "
            + by
            + " are no pair that the settings declare; without a segment everybody is told");
  }

  private Checked<Segment> single(
      SequencedMap<String, String> named, String survey, Entry<String, String> one) {
    var known = new TreeSet<>(Settings.BUILT_IN);
    known.addAll(view.settings().dimensions());
    if (!known.contains(one.getKey())) {
      known.add(SURVEY);
      return fault(
          "there is no dimension " + one.getKey() + "; known are " + String.join(", ", known));
    }
    var numbers = registry.read(view.tenant(), one.getKey());
    var number = number(numbers, one.getValue());
    return number.isPresent()
        ? new Checked.Valid<>(
            new Segment(named, survey, one.getKey(), number.getAsInt(), numbers, List.of()))
        : notCounted(one.getKey(), one.getValue());
  }

  private Checked<Segment> pair(
      SequencedMap<String, String> named,
      String survey,
      Entry<String, String> one,
      Entry<String, String> other) {
    for (Pair pair : view.settings().pairs()) {
      boolean inOrder = pair.first().equals(one.getKey()) && pair.second().equals(other.getKey());
      boolean turned = pair.first().equals(other.getKey()) && pair.second().equals(one.getKey());
      if (inOrder || turned) {
        var first = inOrder ? one.getValue() : other.getValue();
        var second = inOrder ? other.getValue() : one.getValue();
        var all =
            registry.readAll(view.tenant(), List.of(pair.name(), pair.first(), pair.second()));
        var numbers = all.get(pair.name());
        var number = number(numbers, pair.value(first, second));
        return number.isPresent()
            ? new Checked.Valid<>(
                new Segment(
                    named, survey, pair.name(), number.getAsInt(), numbers, margins(pair, all)))
            : notCounted(pair.name(), first + " with " + second);
      }
    }
    return fault(
        one.getKey() + " and " + other.getKey() + " are no pair that the settings declare");
  }

  private static Checked<Segment> notCounted(String dimension, String shown) {
    return fault(
        "nothing was counted for "
            + dimension
            + " "
            + shown
            + " by itself; values that came after the dimension was full are in other");
  }

  private static List<Margin> margins(Pair pair, Map<String, Numbers> numbers) {
    var first = new TreeMap<Integer, Integer>();
    var second = new TreeMap<Integer, Integer>();
    int number = 0;
    for (String value : numbers.get(pair.name()).values()) {
      number++;
      var parts = pair.parts(value);
      put(first, number, numbers.get(pair.first()).number(parts.getFirst()));
      put(second, number, numbers.get(pair.second()).number(parts.getLast()));
    }
    return List.of(
        new Margin(pair.first(), numbers.get(pair.first()), first),
        new Margin(pair.second(), numbers.get(pair.second()), second));
  }

  private static void put(SortedMap<Integer, Integer> numbers, int ofPair, int ofDimension) {
    if (ofDimension != LoggedFact.OTHER) {
      numbers.put(ofPair, ofDimension);
    }
  }

  private static OptionalInt number(Numbers numbers, String value) {
    int number = numbers.number(value);
    if (number == LoggedFact.OTHER && !value.equals(Registry.OTHER)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(number);
  }

  private static <T> Checked<T> fault(String message) {
    return new Checked.Invalid<>(List.of(new FieldError(POINTER, message)));
  }
}
