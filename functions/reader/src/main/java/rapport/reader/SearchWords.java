package rapport.reader;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// What somebody looks for in comments: each word must be in one of them, also amid a longer one,
/// as Chinese is written without spaces.
///
/// @param folded in the form in which texts are compared
record SearchWords(Set<String> folded) {

  SearchWords {
    folded = Set.copyOf(folded);
  }

  static SearchWords of(String text) {
    var words = new LinkedHashSet<String>();
    Arrays.stream(fold(text).strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    return new SearchWords(words);
  }

  boolean areIn(Collection<String> comments) {
    if (folded.isEmpty()) {
      return true;
    }
    var texts = comments.stream().map(SearchWords::fold).toList();
    return folded.stream().allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
  }

  /// Neither case nor the width or composition of characters tells texts apart (NFKC). To capitals
  /// first, since some small letters have several forms.
  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
