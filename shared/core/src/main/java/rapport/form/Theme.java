package rapport.form;

/// The colours of a form.
///
/// @param accent of buttons and of what is chosen
/// @param background of the page
/// @param text of what is written on it
public record Theme(Colour accent, Colour background, Colour text) {

  /// How well text must stand out (WCAG 2.2, 1.4.3).
  public static final double LEAST_OF_TEXT = 4.5;

  /// How well what can be used must stand out (WCAG 2.2, 1.4.11).
  public static final double LEAST_OF_ACCENT = 3;

  /// The one of a form that names none.
  public static final Theme DEFAULT =
      new Theme(
          new Colour(0x0b, 0x57, 0xd0), new Colour(0xff, 0xff, 0xff), new Colour(0x1a, 0x1a, 0x1a));

  /// Whether the text can be read by everybody.
  public boolean hasReadableText() {
    return text.contrast(background) >= LEAST_OF_TEXT;
  }

  /// Whether everybody can see what can be used.
  public boolean hasVisibleAccent() {
    return accent.contrast(background) >= LEAST_OF_ACCENT;
  }
}
