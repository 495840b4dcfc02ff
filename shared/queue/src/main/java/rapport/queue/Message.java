package rapport.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is sent.
///
/// @param body text, at most [#MAX_BYTES] together with the attributes
/// @param attributes name → text, none empty
/// @param group whose message it is: a queue serves groups in turn, so that a busy one doesn't keep
///   the others waiting
/// @param delay how long it is held back, in whole seconds, at most [#LONGEST_DELAY]
public record Message(
    String body, SortedMap<String, String> attributes, String group, Duration delay) {

  /// What one message, and one batch of them, may weigh.
  public static final int MAX_BYTES = 256 * 1024;

  /// How long SQS can hold a message back.
  public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private static final int TYPE_BYTES = "String".length();

  public Message {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    boolean whole = delay.equals(Duration.ofSeconds(delay.toSeconds()));
    if (!whole || delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException(
          "a message is held back for whole seconds, at most " + LONGEST_DELAY + ", got " + delay);
    }
  }

  public static Message of(String body, Map<String, String> attributes, String group) {
    return new Message(body, new TreeMap<>(attributes), group, Duration.ZERO);
  }

  /// The same, held back for some time.
  public Message heldBack(Duration time) {
    return new Message(body, attributes, group, time);
  }

  /// What it weighs as SQS counts it: the body, and each attribute's name, type and value.
  public int bytes() {
    int bytes = utf8Length(body);
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      bytes += utf8Length(attribute.getKey()) + TYPE_BYTES + utf8Length(attribute.getValue());
    }
    return bytes;
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
