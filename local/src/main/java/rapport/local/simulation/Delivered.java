package rapport.local.simulation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A batch of messages that a run has received. Each is acknowledged or given back once, all of
/// them at the latest when the run has ended.
final class Delivered {

  private final Post post;
  private final List<Letter> letters;
  private boolean answered;

  Delivered(Post post, List<Letter> letters) {
    this.post = post;
    this.letters = List.copyOf(letters);
  }

  List<Letter> letters() {
    return letters;
  }

  Set<String> tenants() {
    return letters.stream().map(Letter::tenant).collect(Collectors.toSet());
  }

  /// @param ids of some of the letters
  Set<String> tenants(Set<String> ids) {
    return letters.stream()
        .filter(letter -> ids.contains(letter.id()))
        .map(Letter::tenant)
        .collect(Collectors.toSet());
  }

  /// @param failed the ids of those that are to be delivered again
  void acknowledgeBut(Set<String> failed) {
    if (answered) {
      return;
    }
    answered = true;
    for (Letter letter : letters) {
      if (failed.contains(letter.id())) {
        post.giveBack(letter);
      } else {
        letter.record();
        post.acknowledge(letter);
      }
    }
  }

  /// If nothing was said of them.
  void giveBack() {
    if (!answered) {
      letters.forEach(post::giveBack);
    }
  }
}
