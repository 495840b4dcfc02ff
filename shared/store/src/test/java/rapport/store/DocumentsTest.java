package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.store.Documents.Document;
import rapport.store.Documents.Named;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class DocumentsTest {

  private final MemoryTable table = new MemoryTable();
  private final Documents documents = new Documents(table);

  @Test
  void aDocumentIsWrittenOnlyOverTheVersionThatWasRead() {
    var outcomes =
        List.of(
            documents.write("acme", "settings", 0, "{\"a\":1}"),
            documents.write("acme", "settings", 0, "{}"),
            documents.write("acme", "settings", 1, "{\"a\":\"ü\"}"),
            documents.write("acme", "settings", 1, "{}"));

    assertThat(outcomes)
        .containsExactly(Outcome.DONE, Outcome.REFUSED, Outcome.DONE, Outcome.REFUSED);
    assertThat(documents.read("acme", "settings")).contains(new Document("{\"a\":\"ü\"}", 2));
    assertThat(documents.read("acme", "calendar")).isEmpty();
    assertThat(documents.read("other", "settings")).isEmpty();
  }

  @Test
  void documentsAreListedByTheBeginningOfTheirNames() {
    documents.write("acme", "survey#b", 0, "B");
    documents.write("acme", "survey#a", 0, "A");
    documents.write("acme", "surveyversion#a#00000001", 0, "A1");
    new Registry(table).numberOf("acme", "region", "EMEA");

    assertThat(documents.list("acme", "survey#"))
        .containsExactly(
            new Named("survey#a", new Document("A", 1)),
            new Named("survey#b", new Document("B", 1)));
    assertThat(documents.list("acme", "surveyversion#a#")).hasSize(1);
  }

  /// What the reader wants of a tenant, without its secret and the old versions of its surveys.
  @Test
  void documentsSideBySideAreReadAtOnce() {
    for (String name :
        List.of("secret", "settings", "survey#a", "survey#b", "surveyversion#a#00000001")) {
      documents.write("acme", name, 0, "{}");
    }
    var before = table.consumed();

    var found = documents.between("acme", "settings", "survey#", Read.EVENTUAL);

    assertThat(found.stream().map(Named::name)).containsExactly("settings", "survey#a", "survey#b");
    assertThat(table.consumed().since(before).reads()).isEqualTo(0.5);
  }

  @Test
  void aDocumentIsDeletedOnlyInTheVersionThatWasRead() {
    documents.write("acme", "survey#a", 0, "A");
    documents.write("acme", "survey#a", 1, "B");

    assertThat(documents.delete("acme", "survey#a", 1)).isEqualTo(Outcome.REFUSED);
    assertThat(documents.delete("acme", "survey#a", 2)).isEqualTo(Outcome.DONE);
    assertThat(documents.delete("acme", "survey#a", 2)).isEqualTo(Outcome.REFUSED);
    assertThat(documents.read("acme", "survey#a")).isEmpty();
  }

  @Test
  void aDocumentCannotTakeThePlaceOfADimensionsNumbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> documents.write("acme", "dimension#region", 0, "{}"));
  }

  @Test
  void aLargeDocumentIsDeflated() {
    String text = "{\"id\":\"recommend\",\"type\":\"nps\"}".repeat(5_000);

    documents.write("acme", "survey#large", 0, text);

    assertThat(documents.read("acme", "survey#large")).contains(new Document(text, 1));
    assertThat(table.consumed().writes()).isLessThan(5);
  }
}
