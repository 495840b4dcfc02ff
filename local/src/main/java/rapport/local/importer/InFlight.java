package rapport.local.importer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// Lets several requests be on their way at once, and keeps whoever makes them from running ahead.
/// After the first that fails for good no other is begun.
final class InFlight implements AutoCloseable {

  private final int most;
  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  /// @param most how many at once
  InFlight(int most) {
    this.most = most;
    this.free = new Semaphore(most);
  }

  /// Begins a request, as soon as there is room for it.
  ///
  /// @throws RuntimeException what an earlier request failed with
  void begin(Runnable request) {
    free.acquireUninterruptibly();
    throwFailure();
    threads.execute(
        () -> {
          try {
            request.run();
          } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
          } finally {
            free.release();
          }
        });
  }

  /// Waits until all that were begun are answered.
  ///
  /// @throws RuntimeException what one of them failed with
  void await() {
    free.acquireUninterruptibly(most);
    free.release(most);
    throwFailure();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private void throwFailure() {
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }
}
