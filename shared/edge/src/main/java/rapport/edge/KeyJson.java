package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;

/// Access keys as JSON: what is asked for, and what is told of one that was given out, which is
/// never the key itself.
public final class KeyJson {

  /// The most surveys that one key may be bound to.
  public static final int MAX_SURVEYS = 50;

  private static final String KIND = "kind";
  private static final String NAME = "name";
  private static final String SCOPES = "scopes";
  private static final String SURVEYS = "surveys";

  private KeyJson() {}

  /// A key that somebody wants.
  public record Wanted(String name, Kind kind, Set<Scope> scopes, Set<String> surveys) {
    public Wanted {
      scopes = Set.copyOf(scopes);
      surveys = Set.copyOf(surveys);
    }

    /// What it is to open.
    public Access access(String tenant) {
      return new Access(tenant, kind, scopes, surveys);
    }
  }

  /// All errors at once.
  ///
  /// @param known whether there is a survey of this name
  public static Checked<Wanted> read(Json.Value value, Predicate<String> known) {
    var errors = new FieldErrors();
    value.errors().forEach(errors::add);
    var fields = Fields.of(value.node(), "", errors);
    String name = fields.requiredText(NAME, TextRule.ID);
    fields.required(KIND);
    Optional<Kind> kind = fields.word(KIND, words(Kind.values())).map(KeyJson::kind);
    Set<Scope> scopes = scopes(fields, kind);
    Set<String> surveys = surveys(fields, kind, known);
    fields.refuseOthers();
    return errors.isEmpty()
        ? new Checked.Valid<>(new Wanted(name, kind.orElseThrow(), scopes, surveys))
        : new Checked.Invalid<>(errors.list());
  }

  private static Set<Scope> scopes(Fields fields, Optional<Kind> kind) {
    var scopes = new LinkedHashSet<Scope>();
    for (Fields.Element element : fields.elements(SCOPES, Scope.values().length)) {
      Optional<Scope> scope =
          Stream.of(Scope.values())
              .filter(one -> one.word().equals(element.node().textValue()))
              .findFirst();
      if (scope.isEmpty()) {
        element.fault("must be one of " + words(Scope.values()));
      } else if (kind.isPresent() && !scope.get().isFor(kind.get())) {
        element.fault("is a scope of " + kinds(scope.get()) + " keys only");
      } else if (!scopes.add(scope.get())) {
        element.fault("is named more than once");
      }
    }
    return scopes;
  }

  private static String kinds(Scope scope) {
    return Stream.of(Kind.values())
        .filter(scope::isFor)
        .map(Kind::word)
        .collect(Collectors.joining(" and "));
  }

  private static Set<String> surveys(Fields fields, Optional<Kind> kind, Predicate<String> known) {
    var node = fields.node(SURVEYS);
    boolean none = node.isEmpty() || node.get().isArray() && node.get().isEmpty();
    if (kind.filter(one -> one != Kind.PUB).isPresent()) {
      if (!none) {
        fields.fault(SURVEYS, "only pub keys are bound to surveys");
      }
      return Set.of();
    }
    if (none && kind.isPresent()) {
      fields.fault(SURVEYS, "must name the surveys that the key may answer");
    }
    var surveys = new TreeSet<String>();
    for (Fields.Element element : fields.elements(SURVEYS, MAX_SURVEYS)) {
      element.text(TextRule.NAME).ifPresent(id -> add(id, element, surveys, known));
    }
    return surveys;
  }

  private static void add(
      String id, Fields.Element element, Set<String> surveys, Predicate<String> known) {
    if (!surveys.add(id)) {
      element.fault("is named more than once");
    } else if (!known.test(id)) {
      element.fault("there is no such survey");
    }
  }

  private static Set<String> words(Kind[] kinds) {
    return Arrays.stream(kinds)
        .map(Kind::word)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String words(Scope[] scopes) {
    return Arrays.stream(scopes).map(Scope::word).collect(Collectors.joining(", "));
  }

  private static Kind kind(String word) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  /// A key with its text, as who asked for it is told once.
  public static ObjectNode once(IssuedKey key, String text) {
    var tree = Json.object().put("id", key.id()).put("key", text);
    tell(key, tree);
    return tree;
  }

  /// All keys of a tenant, in the order they were given out.
  public static ObjectNode tree(KeyRing ring) {
    var tree = Json.object();
    ArrayNode keys = tree.putArray("keys");
    for (IssuedKey key : ring.keys()) {
      ObjectNode one = keys.addObject().put("id", key.id());
      tell(key, one);
      one.put("closing", key.closing());
    }
    return tree;
  }

  private static void tell(IssuedKey key, ObjectNode tree) {
    Access access = key.access();
    tree.put(NAME, key.name()).put(KIND, access.kind().word());
    put(access.scopes().stream().map(Scope::word).toList(), tree.putArray(SCOPES));
    put(access.surveys(), tree.putArray(SURVEYS));
    tree.put("createdAt", key.createdAt().toString());
  }

  private static void put(Collection<String> words, ArrayNode array) {
    words.stream().sorted().forEach(array::add);
  }
}
