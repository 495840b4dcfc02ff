package rapport.page;

import rapport.form.Colour;
import rapport.form.Theme;

/// A form's colours, as the style sheet of forms takes them. The usual ones are in there already,
/// in light and dark.
final class ThemeStyle {

  private static final Colour BLACK = new Colour(0, 0, 0);

  /// How much of the accent is in the ground of what is chosen.
  private static final double TINT = 0.12;

  private static final Colour WHITE = new Colour(0xff, 0xff, 0xff);

  private ThemeStyle() {}

  static String of(Theme theme) {
    if (theme.equals(Theme.DEFAULT)) {
      return "";
    }
    return ":root.themed{--accent:%s;--on-accent:%s;--ground:%s;--ink:%s;--tint:%s;color-scheme:%s}"
        .formatted(
            theme.accent(),
            readableOn(theme.accent()),
            theme.background(),
            theme.text(),
            theme.accent().over(theme.background(), TINT),
            isDark(theme.background()) ? "dark" : "light");
  }

  private static Colour readableOn(Colour ground) {
    return ground.contrast(WHITE) >= ground.contrast(BLACK) ? WHITE : BLACK;
  }

  private static boolean isDark(Colour ground) {
    return ground.contrast(WHITE) > ground.contrast(BLACK);
  }
}
