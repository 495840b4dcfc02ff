package rapport.page;

import rapport.form.FormWord;

/// What pages say by themselves, in one language.
public interface Words {

  /// As a tag.
  String language();

  String word(FormWord word);

  /// Of a page that is no survey's.
  ///
  /// @param language as [Languages#choose(String, String)] gives it
  static Words ours(String language) {
    return new Ours(language);
  }

  /// The words that are everybody's.
  record Ours(String language) implements Words {
    @Override
    public String word(FormWord word) {
      return word.in(language);
    }
  }
}
