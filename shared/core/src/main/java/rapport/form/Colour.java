package rapport.form;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A colour of the web.
///
/// @param red 0 to 255, as the others
public record Colour(int red, int green, int blue) {

  private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final int HEX = 16;
  private static final double MOST = 255;

  public Colour {
    if ((red | green | blue) < 0 || Math.max(red, Math.max(green, blue)) > MOST) {
      throw new IllegalArgumentException(
          "a colour must be of 0 to 255, got " + red + " " + green + " " + blue);
    }
  }

  /// What is written like `#1a2b3c`.
  public static Optional<Colour> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new Colour(part(text, 1), part(text, 3), part(text, 5)))
        : Optional.empty();
  }

  private static int part(String text, int at) {
    return Integer.parseInt(text.substring(at, at + 2), HEX);
  }

  /// How well one stands out from the other, 1 to 21: the contrast ratio of WCAG 2.2.
  public double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /// Laid over another so thinly that only a share of it is seen.
  ///
  /// @param share 0 to 1
  public Colour over(Colour ground, double share) {
    return new Colour(
        mixed(red, ground.red, share),
        mixed(green, ground.green, share),
        mixed(blue, ground.blue, share));
  }

  private static int mixed(int part, int ground, double share) {
    return Math.toIntExact(Math.round(part * share + ground * (1 - share)));
  }

  /// Relative luminance (WCAG 2.2), 0 of black to 1 of white.
  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / MOST;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
