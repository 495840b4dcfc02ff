package rapport.form;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One text in some languages, or none.
///
/// @param byLanguage language tag (BCP 47) → text; tags differ by more than their case
public record Texts(SortedMap<String, String> byLanguage) {

  public static final Texts NONE = new Texts(Collections.emptySortedMap());

  public Texts {
    var any = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    any.putAll(byLanguage);
    byLanguage = Collections.unmodifiableSortedMap(any);
  }

  public boolean isEmpty() {
    return byLanguage.isEmpty();
  }

  /// In the language asked for or another; empty if there is no text at all.
  ///
  /// @param otherwise the language shown where the asked one is missing
  public Optional<String> in(String language, String otherwise) {
    return in(language).or(() -> in(otherwise)).or(() -> byLanguage.values().stream().findFirst());
  }

  /// In the language asked for, else in the more general one: of `zh-Hans-CN` first `zh-Hans`, then
  /// `zh` (RFC 4647, section 3.4).
  public Optional<String> in(String language) {
    String range = language;
    while (!range.isEmpty()) {
      String text = byLanguage.get(range);
      if (text != null) {
        return Optional.of(text);
      }
      range = range.substring(0, Math.max(0, range.lastIndexOf('-')));
    }
    return Optional.empty();
  }
}
