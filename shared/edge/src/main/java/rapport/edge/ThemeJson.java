package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import rapport.form.Colour;
import rapport.form.Theme;

/// The colours of a form, as JSON.
final class ThemeJson {

  private static final String THEME = "theme";
  private static final String ACCENT = "accent";
  private static final String BACKGROUND = "background";
  private static final String TEXT = "text";

  private ThemeJson() {}

  /// A colour left out is the usual one.
  static Theme read(Fields definition) {
    Optional<JsonNode> node = definition.node(THEME);
    if (node.isEmpty()) {
      return Theme.DEFAULT;
    }
    Fields fields = definition.inner(THEME, node.get());
    Theme theme =
        new Theme(
            colour(fields, ACCENT, Theme.DEFAULT.accent()),
            colour(fields, BACKGROUND, Theme.DEFAULT.background()),
            colour(fields, TEXT, Theme.DEFAULT.text()));
    fields.refuseOthers();
    if (!theme.hasReadableText()) {
      fields.fault(TEXT, weak(theme.text(), theme.background(), Theme.LEAST_OF_TEXT));
    }
    if (!theme.hasVisibleAccent()) {
      fields.fault(ACCENT, weak(theme.accent(), theme.background(), Theme.LEAST_OF_ACCENT));
    }
    return theme;
  }

  private static Colour colour(Fields fields, String name, Colour usual) {
    Optional<JsonNode> node = fields.node(name);
    if (node.isEmpty()) {
      return usual;
    }
    Optional<Colour> colour =
        node.filter(JsonNode::isTextual).flatMap(text -> Colour.parse(text.textValue()));
    if (colour.isEmpty()) {
      fields.fault(
          name, "must be a colour such as %s, got %s".formatted(usual, Fields.shown(node.get())));
    }
    return colour.orElse(usual);
  }

  /// The ratio is cut, not rounded: what is just too weak must not read as enough.
  private static String weak(Colour colour, Colour background, double least) {
    var ratio =
        BigDecimal.valueOf(colour.contrast(background)).setScale(2, RoundingMode.DOWN).toString();
    return ("must have a contrast of at least %s to 1 with the background (WCAG 2.2 AA),"
            + " got %s to 1 of %s on %s")
        .formatted(
            BigDecimal.valueOf(least).stripTrailingZeros().toPlainString(),
            ratio,
            colour,
            background);
  }

  static void put(ObjectNode tree, Theme theme) {
    if (!theme.equals(Theme.DEFAULT)) {
      tree.putObject(THEME)
          .put(ACCENT, theme.accent().toString())
          .put(BACKGROUND, theme.background().toString())
          .put(TEXT, theme.text().toString());
    }
  }
}
