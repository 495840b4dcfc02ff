package rapport.store;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import rapport.bytes.Bytes;
import rapport.fact.SubjectHash;
import rapport.store.Table.Outcome;

/// Each tenant's secret, under which the log names its customers: the document `secret`, 32 random
/// bytes in Base64. It never changes.
public final class SubjectSecrets {

  private static final String NAME = "secret";
  private static final int BYTES = 32;

  private final Documents documents;

  public SubjectSecrets(Documents documents) {
    this.documents = documents;
  }

  /// Empty if nothing of the tenant was ever recorded or erased.
  public Optional<SubjectHash> find(String tenant) {
    return text(tenant).map(SubjectSecrets::hash);
  }

  /// Whoever needs a tenant's secret first makes it.
  ///
  /// @param random nobody can foretell what it draws
  public SubjectHash findOrMake(String tenant, RandomGenerator random) {
    return find(tenant).orElseGet(() -> make(tenant, random));
  }

  private SubjectHash make(String tenant, RandomGenerator random) {
    var fresh = new byte[BYTES];
    random.nextBytes(fresh);
    var text = Base64.getEncoder().encodeToString(fresh);
    boolean first = documents.write(tenant, NAME, 0, text) == Outcome.DONE;
    return hash(first ? text : text(tenant).orElseThrow());
  }

  private Optional<String> text(String tenant) {
    return documents.read(tenant, NAME).map(Documents.Document::text);
  }

  private static SubjectHash hash(String text) {
    return new SubjectHash(Bytes.of(Base64.getDecoder().decode(text)));
  }
}
