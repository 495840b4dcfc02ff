package rapport.local.template;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// How the pages are served, as the template's distribution says it.
///
/// @param root the file that `/` stands for
/// @param behaviours the first whose pattern fits a path counts; none if there are no pages
public record SiteShape(String root, List<Behaviour> behaviours) {

  /// Nothing is served.
  public static final SiteShape NONE = new SiteShape("", List.of());

  public SiteShape {
    behaviours = List.copyOf(behaviours);
  }

  /// What becomes of the paths of one pattern.
  ///
  /// @param pattern with `*` for any characters and `?` for one; `*` alone fits all
  /// @param pages whether files are served, else the API answers
  /// @param headers of every answer, by their names in lower case
  public record Behaviour(String pattern, boolean pages, Map<String, String> headers) {
    public Behaviour {
      headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /// @param path beginning with a slash
    public boolean fits(String path) {
      String whole = pattern.startsWith("/") || pattern.startsWith("*") ? pattern : "/" + pattern;
      var regex = new StringBuilder();
      for (char one : whole.toCharArray()) {
        switch (one) {
          case '*' -> regex.append(".*");
          case '?' -> regex.append('.');
          default -> regex.append(Pattern.quote(String.valueOf(one)));
        }
      }
      return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(path).matches();
    }
  }
}
