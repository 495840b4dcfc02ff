package rapport.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.bytes.Bytes;

/// The access keys of one tenant, and what must hold among them. It knows hashes only.
///
/// @param keys in the order they were given out
public record KeyRing(List<IssuedKey> keys) {

  /// A tenant that has never had a key.
  public static final KeyRing EMPTY = new KeyRing(List.of());

  /// The most keys of a tenant, those being revoked included. All lie in one item.
  public static final int MAX_KEYS = 100;

  /// The most keys of one name that work at a time: an old one and the new one that replaces it.
  public static final int MAX_OF_A_NAME = 2;

  public KeyRing {
    keys = List.copyOf(keys);
  }

  /// Why a key can't be added.
  public enum Fault {
    TOO_MANY_OF_A_NAME,
    FULL
  }

  /// What speaks against one key more.
  public Optional<Fault> fault(IssuedKey next) {
    if (keys.size() >= MAX_KEYS) {
      return Optional.of(Fault.FULL);
    }
    long live =
        keys.stream().filter(key -> !key.closing() && key.name().equals(next.name())).count();
    return live >= MAX_OF_A_NAME ? Optional.of(Fault.TOO_MANY_OF_A_NAME) : Optional.empty();
  }

  /// @throws IllegalArgumentException if something speaks against it
  public KeyRing with(IssuedKey next) {
    if (fault(next).isPresent()) {
      throw new IllegalArgumentException("can't add the key: " + fault(next).get());
    }
    var more = new ArrayList<>(keys);
    more.add(next);
    return new KeyRing(more);
  }

  public Optional<IssuedKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /// Whether the key of this hash was given out, even if it is being revoked.
  public boolean lists(Bytes hash) {
    return keys.stream().anyMatch(key -> key.hash().equals(hash));
  }

  /// Whether the key of this hash may give out and revoke keys now.
  public boolean isAdministeredBy(Bytes hash) {
    return keys.stream().anyMatch(key -> key.administers() && key.hash().equals(hash));
  }

  /// Whether without this key nobody could give out keys any more.
  public boolean isLastAdministrator(String id) {
    var administrators = keys.stream().filter(IssuedKey::administers).toList();
    return administrators.size() == 1 && administrators.getFirst().id().equals(id);
  }

  /// The same, with one key being revoked.
  public KeyRing closing(String id) {
    return new KeyRing(keys.stream().map(key -> key.id().equals(id) ? key.closed() : key).toList());
  }

  /// The same, with every key being revoked that could give out keys.
  public KeyRing administratorsClosing() {
    return new KeyRing(keys.stream().map(key -> key.administers() ? key.closed() : key).toList());
  }

  public KeyRing without(String id) {
    return new KeyRing(keys.stream().filter(key -> !key.id().equals(id)).toList());
  }
}
