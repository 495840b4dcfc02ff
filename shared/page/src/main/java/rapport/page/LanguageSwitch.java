package rapport.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rapport.form.Definition;
import rapport.form.FormWord;

/// Links to the same form in its other languages.
public final class LanguageSwitch {

  private static final String LANGUAGE = "language";

  private LanguageSwitch() {}

  /// @param query of the form's address, name → values
  public static void write(
      Html html, Wording wording, Definition definition, Map<String, List<String>> query) {
    List<String> languages = Languages.of(definition);
    if (languages.size() < 2) {
      return;
    }
    html.open(
        "nav",
        Attribute.of("class", "languages"),
        Attribute.of("aria-label", wording.word(FormWord.LANGUAGE)));
    html.open("ul");
    for (String tag : languages) {
      boolean here = tag.equalsIgnoreCase(wording.language());
      html.open("li");
      html.element(
          "a",
          named(tag),
          Attribute.of("href", address(query, tag)),
          Attribute.of("lang", tag),
          Attribute.of("hreflang", tag),
          here ? Attribute.of("aria-current", "true") : Attribute.NONE);
      html.close();
    }
    html.close().close();
  }

  /// A language in its own words.
  private static String named(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(locale);
    return name.isEmpty() ? tag : name;
  }

  private static String address(Map<String, List<String>> query, String tag) {
    var parts = new ArrayList<String>();
    query.forEach(
        (name, values) -> {
          if (!name.equals(LANGUAGE)) {
            values.forEach(value -> parts.add(encoded(name) + "=" + encoded(value)));
          }
        });
    parts.add(LANGUAGE + "=" + encoded(tag));
    return "?" + String.join("&", parts);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
