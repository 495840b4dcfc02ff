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
    return tag(language, otherwise).map(byLanguage::get);
  }

  /// The language that [#in(String, String)] finds a text in.
  public Optional<String> tag(String language, String otherwise) {
    return tag(language)
        .or(() -> tag(otherwise))
        .or(() -> byLanguage.keySet().stream().findFirst());
  }

  /// In the language asked for, else in the more general one: of `zh-Hans-CN` first `zh-Hans`, then
  /// `zh` (RFC 4647, section 3.4).
  public Optional<String> in(String language) {
    return tag(language).map(byLanguage::get);
  }

  private Optional<String> tag(String language) {
    String range = language;
    while (!range.isEmpty()) {
      if (byLanguage.containsKey(range)) {
        return Optional.of(byLanguage.tailMap(range).firstKey()); // as the definition writes it
      }
      range = range.substring(0, Math.max(0, range.lastIndexOf('-')));
    }
    return Optional.empty();
  }
}
