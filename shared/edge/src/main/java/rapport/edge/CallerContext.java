package rapport.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.bytes.Bytes;

/// The caller as the authorizer hands it to the functions: in `requestContext.authorizer.lambda`,
/// which the HTTP API fills and no client can. All values are texts; several words in one are
/// parted by blanks, which no name holds.
public final class CallerContext {

  private static final String CALLER = "caller";
  private static final String NOBODY = "nobody";
  private static final String STRANGER = "stranger";
  private static final String KEY = "key";
  private static final String TOKEN = "token";
  private static final String HASH = "hash";
  private static final String TENANT = "tenant";
  private static final String KINDS = "kinds";
  private static final String SCOPES = "scopes";
  private static final String SURVEYS = "surveys";

  private CallerContext() {}

  public static Map<String, String> write(Caller caller) {
    return switch (caller) {
      case Caller.Nobody() -> Map.of(CALLER, NOBODY);
      case Caller.Stranger() -> Map.of(CALLER, STRANGER);
      case Caller.ByKey(Access access, Bytes hash) -> write(KEY, List.of(access), hash);
      case Caller.ByToken(List<Access> accesses, Bytes hash) -> write(TOKEN, accesses, hash);
    };
  }

  private static Map<String, String> write(String caller, List<Access> accesses, Bytes hash) {
    return Map.of(
        CALLER, caller,
        HASH, hash.toHex(),
        TENANT, accesses.stream().map(Access::tenant).findFirst().orElse(""),
        KINDS, words(accesses.stream().map(Access::kind).map(Kind::word)),
        SCOPES, words(accesses.stream().flatMap(one -> one.scopes().stream()).map(Scope::word)),
        SURVEYS, words(accesses.stream().flatMap(one -> one.surveys().stream())));
  }

  /// @param context empty if the route has no authorizer
  /// @throws IllegalArgumentException if no authorizer of ours wrote it
  static Caller read(Map<String, String> context) {
    if (context.isEmpty()) {
      return new Caller.Nobody();
    }
    return switch (context.getOrDefault(CALLER, "")) {
      case NOBODY -> new Caller.Nobody();
      case STRANGER -> new Caller.Stranger();
      case KEY -> new Caller.ByKey(only(accesses(context)), hash(context));
      case TOKEN -> new Caller.ByToken(accesses(context), hash(context));
      default -> throw new IllegalArgumentException("the authorizer names no caller");
    };
  }

  private static Access only(List<Access> accesses) {
    if (accesses.size() != 1) {
      throw new IllegalArgumentException("a key must be of one kind");
    }
    return accesses.getFirst();
  }

  /// The context of an event, as texts.
  static Map<String, String> of(APIGatewayV2HTTPEvent event) {
    RequestContext context = event.getRequestContext();
    if (context == null
        || context.getAuthorizer() == null
        || context.getAuthorizer().getLambda() == null) {
      return Map.of();
    }
    var texts = new TreeMap<String, String>();
    context
        .getAuthorizer()
        .getLambda()
        .forEach(
            (name, value) -> {
              if (value instanceof String text) {
                texts.put(name, text);
              }
            });
    return texts;
  }

  /// Lets an event come from a caller, as the HTTP API would.
  public static void put(Caller caller, APIGatewayV2HTTPEvent event) {
    var authorizer = new RequestContext.Authorizer();
    authorizer.setLambda(new TreeMap<>(write(caller)));
    if (event.getRequestContext() == null) {
      event.setRequestContext(new RequestContext());
    }
    event.getRequestContext().setAuthorizer(authorizer);
  }

  /// Of each kind with the scopes that go with it: a token's scopes are those of all its kinds.
  private static List<Access> accesses(Map<String, String> context) {
    var scopes =
        split(context, SCOPES).map(word -> named(Scope.values(), Scope::word, word)).toList();
    var surveys = split(context, SURVEYS).collect(Collectors.toSet());
    return split(context, KINDS)
        .sorted()
        .map(word -> named(Kind.values(), Kind::word, word))
        .map(
            kind ->
                new Access(
                    text(context, TENANT),
                    kind,
                    scopes.stream().filter(scope -> scope.isFor(kind)).collect(Collectors.toSet()),
                    surveys))
        .toList();
  }

  private static Bytes hash(Map<String, String> context) {
    return Bytes.of(HexFormat.of().parseHex(text(context, HASH)));
  }

  private static String text(Map<String, String> context, String name) {
    String text = context.getOrDefault(name, "");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the authorizer names no " + name);
    }
    return text;
  }

  private static String words(Stream<String> words) {
    return words.sorted().collect(Collectors.joining(" "));
  }

  private static Stream<String> split(Map<String, String> context, String name) {
    String words = context.getOrDefault(name, "");
    return words.isEmpty() ? Stream.empty() : Stream.of(words.split(" ")).distinct();
  }

  private static <T> T named(T[] all, Function<T, String> word, String wanted) {
    return Stream.of(all)
        .filter(one -> word.apply(one).equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the authorizer says what nothing is called"));
  }
}
