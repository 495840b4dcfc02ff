package rapport.store;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;

/// What a key opens, as bytes: its kind, scopes and surveys. Whose it is stands elsewhere.
final class AccessForm {

  private static final int MAX_NAMES = 10_000;

  private AccessForm() {}

  static void write(Access access, ByteWriter body) {
    body.writeByte(number(access.kind()));
    write(access.scopes().stream().map(Scope::word), body);
    write(access.surveys().stream(), body);
  }

  /// @throws MalformedBytesException if the bytes are no access
  static Access read(String tenant, ByteReader body) {
    return new Access(tenant, kind(body.readByte()), scopes(readNames(body)), readNames(body));
  }

  private static void write(Stream<String> names, ByteWriter body) {
    var sorted = names.collect(Collectors.toCollection(TreeSet::new));
    body.writeUnsigned(sorted.size());
    sorted.forEach(body::writeText);
  }

  private static SortedSet<String> readNames(ByteReader body) {
    var names = new TreeSet<String>();
    for (int left = body.readCount(MAX_NAMES); left > 0; left--) {
      names.add(body.readText());
    }
    return names;
  }

  /// Part of the stored form.
  private static int number(Kind kind) {
    return switch (kind) {
      case PUB -> 1;
      case SRV -> 2;
      case READ -> 3;
    };
  }

  private static Kind kind(int number) {
    return switch (number) {
      case 1 -> Kind.PUB;
      case 2 -> Kind.SRV;
      case 3 -> Kind.READ;
      default -> throw new MalformedBytesException("no kind of access key has number " + number);
    };
  }

  private static Set<Scope> scopes(Set<String> words) {
    var known =
        Stream.of(Scope.values()).collect(Collectors.toMap(Scope::word, Function.identity()));
    if (!known.keySet().containsAll(words)) {
      throw new MalformedBytesException("a scope that nobody knows is among " + words);
    }
    return words.stream().map(known::get).collect(Collectors.toUnmodifiableSet());
  }
}
