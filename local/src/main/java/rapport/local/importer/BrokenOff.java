package rapport.local.importer;

import java.io.PrintWriter;

/// Says how far an import came if the process is ended amid it.
final class BrokenOff implements AutoCloseable {

  private final Thread hook;

  private BrokenOff(Thread hook) {
    this.hook = hook;
  }

  /// Watches until it is closed.
  static BrokenOff watch(Import run, PrintWriter out) {
    var hook = new Thread(() -> say(run, out));
    Runtime.getRuntime().addShutdownHook(hook);
    return new BrokenOff(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the shutdown has begun, and the hook says its sentence
    }
  }

  private static void say(Import run, PrintWriter out) {
    out.printf(
        "%nBroken off after %,d accepted events. The same command again goes on; nothing counts"
            + " twice.%n",
        run.report().eventsAccepted());
    out.flush();
  }
}
