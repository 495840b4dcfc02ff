package rapport.local.cost;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// Adds up what each function uses, and remembers what it called.
public final class Meter {

  private final Map<String, Usage> usage = new ConcurrentHashMap<>();
  private final Map<String, Set<Call>> calls = new ConcurrentHashMap<>();

  /// A right that a function made use of.
  ///
  /// @param action like `dynamodb:GetItem`
  /// @param resource the table or queue
  /// @param keyKind what the partition key begins with, up to its first `#`; empty for a queue
  public record Call(String action, String resource, String keyKind) implements Comparable<Call> {
    @Override
    public int compareTo(Call other) {
      return toString().compareTo(other.toString());
    }
  }

  /// Since the start, by function.
  public SortedMap<String, Usage> usage() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(usage));
  }

  public Usage usage(String function) {
    return usage.getOrDefault(function, Usage.NONE);
  }

  /// Every right that the function made use of since the start.
  public Set<Call> calls(String function) {
    return Collections.unmodifiableSet(new TreeSet<>(calls.getOrDefault(function, Set.of())));
  }

  public void invoked(String function) {
    add(function, new Usage(0, 0, 0, 1));
  }

  public void called(String function, Call call) {
    calls.computeIfAbsent(function, _ -> new ConcurrentSkipListSet<>()).add(call);
  }

  public void add(String function, Usage more) {
    usage.merge(function, more, Usage::plus);
  }
}
