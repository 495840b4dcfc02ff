package rapport.link;

import java.util.List;
import java.util.Optional;
import rapport.bytes.Bytes;

/// The secrets of one tenant that count: the newest signs, and what the one before has signed is
/// still good.
///
/// @param newestFirst at most [#MAX_LIVE]
public record LinkSecrets(List<LinkSecret> newestFirst) {

  /// A tenant that has never made a link.
  public static final LinkSecrets NONE = new LinkSecrets(List.of());

  public static final int MAX_LIVE = 2;

  public LinkSecrets {
    newestFirst = List.copyOf(newestFirst);
    if (newestFirst.size() > MAX_LIVE) {
      throw new IllegalArgumentException("at most %d secrets count".formatted(MAX_LIVE));
    }
  }

  /// What signs, if there is one.
  public Optional<LinkSecret> current() {
    return newestFirst.stream().findFirst();
  }

  public Optional<LinkSecret> find(Bytes id) {
    return newestFirst.stream().filter(secret -> secret.id().equals(id)).findFirst();
  }

  /// The same with a newer one. Of those there were, only the newest stays.
  public LinkSecrets followedBy(LinkSecret next) {
    return new LinkSecrets(
        current().map(before -> List.of(next, before)).orElseGet(() -> List.of(next)));
  }
}
