package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Writes what happens, one line of JSON each. JSON escapes what would break a line, so that no
/// input can forge one. Callers give no names, texts or ids of persons.
public final class Log {

  private static final int MAX_FRAMES = 12;
  private static final int MAX_CAUSES = 5;

  private final Clock clock;
  private final Consumer<String> out;

  /// @param out takes a line, without its end
  public Log(Clock clock, Consumer<String> out) {
    this.clock = clock;
    this.out = out;
  }

  /// Writes to standard output, which Lambda keeps.
  public static Log toStandardOutput(Clock clock) {
    return new Log(clock, System.out::println);
  }

  public void info(String message, Map<String, Object> fields) {
    out.accept(Json.write(line("INFO", message, fields)));
  }

  public void warn(String message, Map<String, Object> fields) {
    out.accept(Json.write(line("WARN", message, fields)));
  }

  /// Names the exception and its causes by type and place. Their texts are left out: they may quote
  /// what somebody sent.
  public void error(String message, Map<String, Object> fields, Throwable thrown) {
    ObjectNode line = line("ERROR", message, fields);
    ArrayNode causes = line.putArray("thrown");
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
      ObjectNode one = causes.addObject().put("type", cause.getClass().getName());
      ArrayNode frames = one.putArray("at");
      Arrays.stream(cause.getStackTrace())
          .limit(MAX_FRAMES)
          .map(Object::toString)
          .forEach(frames::add);
    }
    out.accept(Json.write(line));
  }

  private ObjectNode line(String level, String message, Map<String, Object> fields) {
    ObjectNode line = Json.object();
    line.put("timestamp", clock.instant().toString());
    line.put("level", level);
    line.put("message", message);
    new TreeMap<>(fields).forEach((name, value) -> put(line, name, value));
    return line;
  }

  private static void put(ObjectNode line, String name, Object value) {
    switch (value) {
      case Long number -> line.put(name, number);
      case Integer number -> line.put(name, number);
      case Double number -> line.put(name, number);
      case Boolean flag -> line.put(name, flag);
      default -> line.put(name, value.toString());
    }
  }
}
