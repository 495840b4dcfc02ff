package rapport.local.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// On what a page is looked at.
record Screen(Size size, ColorScheme theme, String language) {

  enum Size {
    PHONE(390, 844),
    DESKTOP(1440, 900),
    WALL(2560, 1440);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  static final Screen DESKTOP = new Screen(Size.DESKTOP, ColorScheme.LIGHT, "en");
  static final Screen WALL = new Screen(Size.WALL, ColorScheme.DARK, "en");
  static final Screen PHONE = new Screen(Size.PHONE, ColorScheme.LIGHT, "en");

  /// What people hold and what stands before them, in each theme, in English.
  static List<Screen> all() {
    return Stream.of(Size.PHONE, Size.DESKTOP)
        .flatMap(
            size ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(theme -> new Screen(size, theme, "en")))
        .toList();
  }

  Screen with(ColorScheme other) {
    return new Screen(size, other, language);
  }

  Screen in(String other) {
    return new Screen(size, theme, other);
  }

  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(size.width, size.height)
        .setColorScheme(theme)
        .setLocale(language)
        .setTimezoneId("Europe/Berlin");
  }

  /// Like `phone-dark-en`.
  @Override
  public String toString() {
    return "%s-%s-%s".formatted(size, theme, language).toLowerCase(Locale.ROOT);
  }
}
