package rapport.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rapport.local.template.Deployment.FunctionShape;

/// Runs a function in this process. Like Lambda it has an instance for each call at a time, and
/// uses an instance again when a call is over.
public final class InProcessHost implements FunctionHost {

  private final FunctionShape function;
  private final HandlerFactory factory;
  private final Deque<Handler> idle = new ConcurrentLinkedDeque<>();
  private final ExecutorService calls;

  /// @throws IllegalStateException if the handler can't be made
  public InProcessHost(FunctionShape function, HandlerFactory factory) {
    this.function = function;
    this.factory = factory.with(function.environment());
    this.calls =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform()
                .daemon()
                .name(FunctionOutput.THREAD_PREFIX + function.name())
                .factory());
    idle.push(fresh());
  }

  @Override
  public byte[] invoke(byte[] event) throws FunctionFailedException {
    Handler free = idle.poll();
    Handler handler = free == null ? fresh() : free;
    Context context = new LocalContext(function);
    Future<byte[]> answer = calls.submit(() -> handler.handle(event, context));
    try {
      byte[] bytes = answer.get(function.code().timeoutSeconds(), TimeUnit.SECONDS);
      idle.push(handler);
      return bytes;
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw FunctionFailedException.tookTooLong(function.name(), function.code().timeoutSeconds());
    } catch (ExecutionException e) {
      idle.push(handler);
      throw FunctionFailedException.threw(function.name(), e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw FunctionFailedException.threw(function.name(), e);
    }
  }

  @Override
  public void close() {
    calls.shutdownNow();
  }

  private Handler fresh() {
    return Handler.of(factory.create(function.code().handler()));
  }
}
