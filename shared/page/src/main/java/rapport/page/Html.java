package rapport.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Writes HTML. Whatever comes in as text or as the value of an attribute is escaped; there is no
/// way to write it as it is. Not thread-safe.
public final class Html {

  private static final Set<String> WITHOUT_CONTENT = Set.of("input", "link", "meta", "path");

  /// Those that begin a line of the source, so that it can be read.
  private static final Set<String> BLOCKS =
      Set.of(
          "head", "body", "main", "form", "fieldset", "div", "p", "ul", "li", "table", "tr", "nav");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Begins an element.
  public Html open(String tag, Attribute... attributes) {
    if (BLOCKS.contains(tag)) {
      out.append('\n');
    }
    out.append('<').append(tag);
    for (Attribute attribute : attributes) {
      if (!attribute.name().isEmpty()) {
        out.append(' ').append(attribute.name()).append("=\"");
        out.append(escape(attribute.value())).append('"');
      }
    }
    out.append('>');
    if (!WITHOUT_CONTENT.contains(tag)) {
      open.push(tag);
    }
    return this;
  }

  /// Ends the element begun last.
  ///
  /// @throws java.util.NoSuchElementException if all have ended
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  public Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /// An element with nothing but text.
  public Html element(String tag, String text, Attribute... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// A field that nobody sees.
  public Html hidden(String name, String value) {
    return open(
        "input",
        Attribute.of("type", "hidden"),
        Attribute.of("name", name),
        Attribute.of("value", value));
  }

  /// What was written.
  ///
  /// @throws IllegalStateException if an element has not ended
  public String written() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.toString();
  }

  private static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char one = text.charAt(at);
      switch (one) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(one);
      }
    }
    return escaped.toString();
  }
}
