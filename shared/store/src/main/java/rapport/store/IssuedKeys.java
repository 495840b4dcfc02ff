package rapport.store;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.store.KeyRings.Stored;
import rapport.store.Table.Outcome;

/// Gives out access keys and revokes them, so that whatever breaks off, no key opens anything that
/// its tenant's list does not have.
///
/// A key is listed first and opens then; it is first listed as closing, then shut for good, then
/// taken off the list. What broke off between is on the list, and revoking it ends it. A write that
/// comes late finds the key shut. Every decision is made on the list as it is when written, so two
/// who revoke each other can't both succeed.
public final class IssuedKeys {

  private static final int MAX_CONFLICTS = 8;

  private final KeyRings rings;
  private final AccessKeys doors;

  /// @param summary the table of summaries
  public IssuedKeys(Table summary) {
    this.rings = new KeyRings(summary);
    this.doors = new AccessKeys(summary);
  }

  /// What became of giving out a key.
  public enum Issue {
    ISSUED,
    /// Who asks may not, as the list is now.
    NOT_ALLOWED,
    TOO_MANY_OF_A_NAME,
    FULL,
    /// It was revoked before it opened anything.
    REVOKED,
    /// Others changed the list again and again in between.
    BUSY
  }

  /// What became of revoking a key.
  public enum Revocation {
    REVOKED,
    /// Who asks may not, as the list is now.
    NOT_ALLOWED,
    MISSING,
    /// Without it nobody could give out keys.
    LAST_ADMINISTRATOR,
    /// Others changed the list again and again in between. It may be shut already.
    BUSY
  }

  /// Strongly consistent.
  public KeyRing ring(String tenant) {
    return rings.read(tenant).ring();
  }

  /// May be repeated with the same key.
  ///
  /// @param allowed whether who asks may, by the list as it was when the key was added
  public Issue issue(IssuedKey key, Predicate<KeyRing> allowed) {
    String tenant = key.access().tenant();
    for (int attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
      Stored stored = rings.read(tenant);
      KeyRing ring = stored.ring();
      if (ring.lists(key.hash())) { // perhaps by our own write, whose answer was lost
        return open(key);
      }
      Optional<Issue> refusal = refusal(key, ring, allowed);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      if (rings.write(tenant, stored.revision(), ring.with(key)) == Outcome.DONE) {
        return open(key);
      }
    }
    return Issue.BUSY;
  }

  private static Optional<Issue> refusal(IssuedKey key, KeyRing ring, Predicate<KeyRing> allowed) {
    if (!allowed.test(ring)) {
      return Optional.of(Issue.NOT_ALLOWED);
    }
    return ring.fault(key)
        .map(
            fault ->
                switch (fault) {
                  case TOO_MANY_OF_A_NAME -> Issue.TOO_MANY_OF_A_NAME;
                  case FULL -> Issue.FULL;
                });
  }

  private Issue open(IssuedKey key) {
    if (doors.open(key.hash(), key.access()) == Outcome.DONE) {
      return Issue.ISSUED;
    }
    unlist(key.access().tenant(), key.id()); // if others are in the way, it stays to be revoked
    return Issue.REVOKED;
  }

  /// May be repeated.
  ///
  /// @param allowed whether who asks may, by the list as it was when the key was closed
  public Revocation revoke(String tenant, String id, Predicate<KeyRing> allowed, Instant now) {
    for (int attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
      Stored stored = rings.read(tenant);
      KeyRing ring = stored.ring();
      Optional<IssuedKey> key = ring.find(id);
      // Perhaps closed by our own write, whose answer was lost; and perhaps it is the asker's own.
      boolean begun = attempt > 0 && key.filter(IssuedKey::closing).isPresent();
      if (!begun && !allowed.test(ring)) {
        return Revocation.NOT_ALLOWED;
      }
      if (key.isEmpty()) {
        return Revocation.MISSING;
      }
      if (ring.isLastAdministrator(id)) {
        return Revocation.LAST_ADMINISTRATOR;
      }
      if (key.get().closing()
          || rings.write(tenant, stored.revision(), ring.closing(id)) == Outcome.DONE) {
        doors.revoke(key.get().hash(), now);
        return unlist(tenant, id);
      }
    }
    return Revocation.BUSY;
  }

  /// Revokes all keys that can give out keys, and what others began to revoke. From one moment on
  /// nobody can change the list but by rights on the table, so whoever had such a key can neither
  /// make another nor stand in the way. May be repeated, and must be if it broke off.
  ///
  /// @param allowed whether who asks may, by the list as it was when the keys were closed
  /// @return never [Revocation#MISSING] nor [Revocation#LAST_ADMINISTRATOR]
  public Revocation revokeAdministrators(String tenant, Predicate<KeyRing> allowed, Instant now) {
    for (int attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
      Stored stored = rings.read(tenant);
      if (!allowed.test(stored.ring())) {
        return Revocation.NOT_ALLOWED;
      }
      KeyRing closing = stored.ring().administratorsClosing();
      if (closing.equals(stored.ring())
          || rings.write(tenant, stored.revision(), closing) == Outcome.DONE) {
        return shut(tenant, closing, now);
      }
    }
    return Revocation.BUSY;
  }

  private Revocation shut(String tenant, KeyRing ring, Instant now) {
    for (IssuedKey key : ring.keys()) {
      if (key.closing()) {
        doors.revoke(key.hash(), now);
        if (unlist(tenant, key.id()) == Revocation.BUSY) {
          return Revocation.BUSY;
        }
      }
    }
    return Revocation.REVOKED;
  }

  private Revocation unlist(String tenant, String id) {
    for (int attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
      Stored stored = rings.read(tenant);
      if (stored.ring().find(id).isEmpty()
          || rings.write(tenant, stored.revision(), stored.ring().without(id)) == Outcome.DONE) {
        return Revocation.REVOKED;
      }
    }
    return Revocation.BUSY;
  }
}
