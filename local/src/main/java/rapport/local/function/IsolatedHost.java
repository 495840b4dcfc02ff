package rapport.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.local.template.Deployment.FunctionShape;
import rapport.local.template.Location;

/// Runs a function as on AWS: its jar alone, in a process of its own, under Lambda's runtime
/// interface client. One process takes one call at a time; a process that ends is started again.
public final class IsolatedHost implements FunctionHost {

  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 2;

  private final FunctionShape function;
  private final Path jar;
  private final Path log;
  private final Path library;
  private final Map<String, String> endpoints;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile RuntimeApi api;
  private volatile Process process;
  private volatile CompletableFuture<Void> ended;

  /// Where the services that a function calls are.
  public record Endpoints(URI database, URI queues) {}

  /// @param project the folder of the template
  /// @param logs the folder for what the function prints
  /// @throws FileNotFoundException if the jar was not built, or there is no runtime for this
  ///   machine
  /// @throws IOException if the process can't be started
  public IsolatedHost(FunctionShape function, Path project, Path logs, Endpoints endpoints)
      throws IOException {
    this.function = function;
    this.jar = project.resolve(function.code().jar());
    this.log = logs.resolve(function.name() + ".log");
    this.endpoints =
        Map.of(
            "AWS_ENDPOINT_URL_DYNAMODB", endpoints.database().toString(),
            "AWS_ENDPOINT_URL_SQS", endpoints.queues().toString());
    if (!Files.exists(jar)) {
      throw new FileNotFoundException("there is no " + jar + ": build it by ./mvnw package");
    }
    Path folder = Files.createDirectories(logs.resolve(function.name()));
    this.library = RuntimeLibrary.unpack(folder);
    fork();
  }

  @Override
  public byte[] invoke(byte[] event) throws FunctionFailedException {
    turn.lock();
    try {
      if (!process.isAlive()) {
        ended.join();
        fork();
      }
      return answer(api.invoke(event));
    } catch (IOException e) {
      throw FunctionFailedException.threw(function.name(), e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    api.close();
  }

  private byte[] answer(RuntimeApi.Invocation invocation) throws FunctionFailedException {
    int seconds = function.code().timeoutSeconds();
    try {
      // A cold start doesn't count.
      invocation.taken().get(START_SECONDS, TimeUnit.SECONDS);
      return invocation.answer().get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      process.destroyForcibly();
      throw FunctionFailedException.tookTooLong(function.name(), seconds);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FunctionFailedException failed
          ? failed
          : FunctionFailedException.threw(function.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FunctionFailedException.threw(function.name(), e);
    }
  }

  private void fork() throws IOException {
    var own = new RuntimeApi(function);
    try {
      process = process(own);
    } catch (IOException e) {
      own.close();
      throw e;
    }
    api = own;
    ended =
        process
            .onExit()
            .thenAccept(gone -> own.close("its process ended with " + gone.exitValue()));
  }

  private Process process(RuntimeApi own) throws IOException {
    var builder = new ProcessBuilder(command());
    builder.environment().clear();
    builder.environment().putAll(environment(own));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private List<String> command() {
    String runtime =
        Stream.of(AWSLambda.class, PojoSerializer.class, Context.class)
            .map(IsolatedHost::jarOf)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx" + function.code().memoryMegabytes() * 3 / 4 + "m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-D" + RuntimeLibrary.PROPERTY + "=" + library,
        "-cp",
        jar + File.pathSeparator + runtime,
        AWSLambda.class.getName(),
        function.code().handler());
  }

  private Map<String, String> environment(RuntimeApi own) {
    var environment = new TreeMap<>(function.environment());
    environment.putAll(endpoints);
    environment.put("AWS_LAMBDA_RUNTIME_API", own.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put(
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.code().memoryMegabytes()));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "local");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", function.name());
    environment.put("AWS_REGION", Location.REGION);
    // The database tells by this who asks.
    environment.put("AWS_ACCESS_KEY_ID", function.name());
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("LAMBDA_TASK_ROOT", jar.getParent().toString());
    environment.put("_HANDLER", function.code().handler());
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    return environment;
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no file holds " + type, e);
    }
  }
}
