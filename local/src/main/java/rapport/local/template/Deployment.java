package rapport.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the template says to run, with every value worked out.
public record Deployment(
    List<TableShape> tables, List<QueueShape> queues, List<FunctionShape> functions, Front front) {

  public Deployment {
    tables = List.copyOf(tables);
    queues = List.copyOf(queues);
    functions = List.copyOf(functions);
  }

  /// A table with a partition key and a sort key, both strings.
  ///
  /// @param timeToLive the attribute that says when an item expires; empty if none does
  public record TableShape(String name, String partitionKey, String sortKey, String timeToLive) {}

  /// @param maxMessageBytes what a message may weigh, attributes included
  /// @param deadLetters where a message goes that was received too often; empty if nowhere
  /// @param maxReceives how often a message is delivered before that; 0 if there is no limit
  public record QueueShape(
      String name,
      int visibilitySeconds,
      int maxMessageBytes,
      String deadLetters,
      int maxReceives) {}

  /// @param name like `intake`: the logical name without `Function`, in lower case
  public record FunctionShape(
      String name, Code code, Map<String, String> environment, List<Trigger> triggers) {
    public FunctionShape {
      environment = Collections.unmodifiableMap(new TreeMap<>(environment));
      triggers = List.copyOf(triggers);
    }

    /// The triggers of one kind.
    public <T extends Trigger> List<T> triggers(Class<T> kind) {
      return triggers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  /// @param handler the class that handles events
  /// @param jar what is uploaded, relative to the template
  public record Code(String handler, Path jar, int timeoutSeconds, int memoryMegabytes) {}

  /// What calls a function.
  public sealed interface Trigger {

    /// @param path with names in braces: `/v1/surveys/{survey}`
    /// @param authorizer who is asked before the function is called; empty if nobody is
    record Route(String method, String path, String authorizer) implements Trigger {

      /// As the HTTP API names it: `GET /v1/health`.
      public String key() {
        return method + " " + path;
      }
    }

    /// @param window how long to wait for a batch to fill
    /// @param maxConcurrency the most batches at a time
    record Messages(String queue, int batchSize, Duration window, int maxConcurrency)
        implements Trigger {}

    record Schedule(String name, Duration interval) implements Trigger {}
  }

  /// What stands before the functions: the HTTP API, and the pages beside it.
  ///
  /// @param authorizers by their names
  public record Front(Cors cors, Map<String, AuthorizerShape> authorizers, SiteShape site) {
    public Front {
      authorizers = Collections.unmodifiableMap(new TreeMap<>(authorizers));
    }
  }

  /// A function that is asked who calls.
  ///
  /// @param function its name, like `authorizer`
  /// @param header by which it tells, and by which its answer is remembered
  /// @param remembered for how long
  public record AuthorizerShape(String function, String header, Duration remembered) {}

  /// Who may call from a web page of another origin.
  ///
  /// @param maxAgeSeconds how long a browser may keep this
  public record Cors(
      List<String> origins, List<String> methods, List<String> headers, int maxAgeSeconds) {
    public Cors {
      origins = List.copyOf(origins);
      methods = List.copyOf(methods);
      headers = List.copyOf(headers);
    }
  }
}
