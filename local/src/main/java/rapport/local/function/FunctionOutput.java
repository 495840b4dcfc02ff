package rapport.local.function;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what functions print apart, a file each, as Lambda keeps it in a log group each.
public final class FunctionOutput extends OutputStream {

  static final String THREAD_PREFIX = "function-";

  private final PrintStream terminal;
  private final PrintStream stream;
  private final Path folder;
  private final Map<String, OutputStream> files = new ConcurrentHashMap<>();

  private FunctionOutput(PrintStream terminal, Path folder) {
    this.terminal = terminal;
    this.stream = new PrintStream(this, true, StandardCharsets.UTF_8);
    this.folder = folder;
  }

  /// Sends what the threads of functions print from now on to `<folder>/<function>.log`, until the
  /// result is closed.
  ///
  /// @throws IOException if the folder can't be made
  public static Closeable separate(Path folder) throws IOException {
    Files.createDirectories(folder);
    var output = new FunctionOutput(System.out, folder);
    System.setOut(output.stream);
    return output;
  }

  /// Lets what comes later be printed as before.
  @Override
  public void close() throws IOException {
    if (System.out == stream) {
      System.setOut(terminal);
    }
    for (OutputStream file : files.values()) {
      file.close();
    }
  }

  @Override
  public void write(int one) throws IOException {
    target().write(one);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    target().write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    target().flush();
  }

  private OutputStream target() {
    String thread = Thread.currentThread().getName();
    return thread.startsWith(THREAD_PREFIX)
        ? files.computeIfAbsent(thread.substring(THREAD_PREFIX.length()), this::open)
        : terminal;
  }

  private OutputStream open(String function) {
    try {
      return Files.newOutputStream(
          folder.resolve(function + ".log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
