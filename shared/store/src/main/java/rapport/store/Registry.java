package rapport.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// Gives the values of dimensions their numbers, in the order they are first seen.
///
/// PK `c#<tenant>`, SK `dimension#<name>`; `r` the version, `b` the values in order. A number is
/// given by a conditional append and never used again. What is known is kept in memory for the life
/// of this object, since a value never changes its number.
public final class Registry {

  /// How many values of a dimension get a number unless someone raises the cap.
  public static final int DEFAULT_CAP = 200;

  private static final int HALVES = 2;

  /// What all that has no number of its own is called. A value of this name gets none either, and
  /// so is counted among them, as its name says.
  public static final String OTHER = "other";

  static final String PREFIX = "dimension#";

  private static final int VERSION = 1;
  private static final int MAX_VALUES = 1_000_000;
  private static final int MAX_CONFLICTS = 8;

  private final Table summary;
  private final int cap;
  private final Map<Key, Numbers> known = new ConcurrentHashMap<>();

  /// @param summary the table of summaries
  public Registry(Table summary) {
    this(summary, DEFAULT_CAP);
  }

  /// @param cap how many values of a dimension get a number; what comes after is [LoggedFact#OTHER]
  public Registry(Table summary, int cap) {
    this.summary = summary;
    this.cap = cap;
  }

  private record Versioned(Numbers numbers, long version) {}

  /// All numbers of one dimension, strongly consistent.
  public Numbers read(String tenant, String dimension) {
    return readAll(tenant, List.of(dimension)).get(dimension);
  }

  /// All numbers of some dimensions, by dimension, strongly consistent.
  public Map<String, Numbers> readAll(String tenant, Collection<String> dimensions) {
    var numbers = new TreeMap<String, Numbers>();
    versions(tenant, dimensions).forEach((dimension, read) -> numbers.put(dimension, read.numbers));
    return numbers;
  }

  /// The number of one value; gives it one if it has none and the cap allows it.
  public int numberOf(String tenant, String dimension, String value) {
    return numbersOf(tenant, Map.of(dimension, List.of(value))).get(dimension).number(value);
  }

  /// Numbers in which each of these values has one, or is [LoggedFact#OTHER] for good. Reads only
  /// what is not in memory, all dimensions at once.
  public Map<String, Numbers> numbersOf(
      String tenant, Map<String, ? extends Collection<String>> valuesByDimension) {
    return numbersOf(tenant, valuesByDimension, cap);
  }

  /// The same for values that anybody may have made up: new ones get numbers only until half of all
  /// are given. What gets none now may have one later.
  public Map<String, Numbers> numbersOfPublic(
      String tenant, Map<String, ? extends Collection<String>> valuesByDimension) {
    return numbersOf(tenant, valuesByDimension, cap / HALVES);
  }

  private Map<String, Numbers> numbersOf(
      String tenant, Map<String, ? extends Collection<String>> valuesByDimension, int most) {
    var result = new TreeMap<String, Numbers>();
    var unknown = new TreeMap<String, Collection<String>>();
    valuesByDimension.forEach(
        (dimension, values) -> {
          var numbers = known.getOrDefault(key(tenant, dimension), Numbers.NONE);
          if (settles(numbers, values, cap)) {
            result.put(dimension, numbers);
          } else {
            unknown.put(dimension, values);
          }
        });
    if (!unknown.isEmpty()) {
      versions(tenant, unknown.keySet())
          .forEach(
              (dimension, read) -> {
                var numbers = append(key(tenant, dimension), read, unknown.get(dimension), most);
                result.put(dimension, numbers);
              });
    }
    return result;
  }

  private Map<String, Versioned> versions(String tenant, Collection<String> dimensions) {
    var keys = new HashMap<Key, String>();
    dimensions.forEach(dimension -> keys.put(key(tenant, dimension), dimension));
    var items = summary.getAll(keys.keySet(), Read.STRONG);
    var versions = new TreeMap<String, Versioned>();
    keys.forEach(
        (key, dimension) -> {
          var read =
              items.containsKey(key) ? decode(items.get(key)) : new Versioned(Numbers.NONE, 0);
          known.put(key, read.numbers);
          versions.put(dimension, read);
        });
    return versions;
  }

  /// Another writer may have given the number meanwhile: read again and look it up first.
  private Numbers append(Key key, Versioned read, Collection<String> values, int most) {
    var current = read;
    for (int conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts++) {
      if (settles(current.numbers, values, most)) {
        return current.numbers;
      }
      var longer = with(current, values, most);
      if (put(key, current.version, longer) == Outcome.DONE) {
        known.put(key, longer.numbers);
        return longer.numbers;
      }
      current =
          summary
              .get(key, Read.STRONG)
              .map(Registry::decode)
              .orElse(new Versioned(Numbers.NONE, 0));
    }
    throw new IllegalStateException(
        "the numbers at " + key + " changed under each of " + MAX_CONFLICTS + " tries");
  }

  private static boolean settles(Numbers numbers, Collection<String> values, int most) {
    return numbers.values().size() >= most
        || values.stream().allMatch(value -> value.equals(OTHER) || numbers.has(value));
  }

  private static Versioned with(Versioned current, Collection<String> values, int most) {
    var longer = new ArrayList<>(current.numbers.values());
    for (String value : new TreeSet<>(values)) {
      if (longer.size() < most && !value.equals(OTHER) && !current.numbers.has(value)) {
        longer.add(value);
      }
    }
    return new Versioned(new Numbers(longer), current.version + 1);
  }

  private Outcome put(Key key, long previousVersion, Versioned next) {
    var body = new ByteWriter().writeByte(VERSION).writeUnsigned(next.numbers.values().size());
    next.numbers.values().forEach(body::writeText);
    return summary.put(
        Revision.next(key, previousVersion, body), Revision.unchanged(previousVersion));
  }

  private static Versioned decode(Item item) {
    var body = Packed.body(item, VERSION);
    var values = new LinkedHashSet<String>();
    for (int left = body.readCount(MAX_VALUES); left > 0; left--) {
      String value = body.readText();
      if (!values.add(value)) {
        throw new MalformedBytesException("a value has two numbers: " + value);
      }
    }
    return new Versioned(new Numbers(List.copyOf(values)), Revision.of(item));
  }

  private static Key key(String tenant, String dimension) {
    return new Key("c#" + tenant, PREFIX + dimension);
  }
}
