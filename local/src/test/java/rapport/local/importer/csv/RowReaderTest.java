package rapport.local.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {

  private static final RowForm BLANKS =
      new RowForm(RowForm.BLANKS, StandardCharsets.UTF_8, List.of());

  @TempDir private Path folder;

  @Test
  void quotesHoldDelimitersAndLineBreaks() {
    var read = read("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\n3,4\n", RowForm.DEFAULT);

    assertThat(read).containsExactly("2: [x, \"y\", 1\n2]", "4: [3, 4]");
  }

  @Test
  void runsOfBlanksSeparateCells() {
    var read = read(" a  b\r\n 1 \t 2 \r\n\r\n3 4", BLANKS);

    assertThat(read).containsExactly("2: [1, 2]", "4: [3, 4]");
  }

  @Test
  void aLineHasTheNumberItHasInTheFileThoughLinesAreEmpty() {
    var read = read("a,b\n\n1,2\n\n\n3,4", RowForm.DEFAULT);

    assertThat(read).containsExactly("3: [1, 2]", "6: [3, 4]");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    assertThat(columns("\ufeffa,b\n", RowForm.DEFAULT)).containsExactly("a", "b");
  }

  @Test
  void namedColumnsMeanThatThereIsNoHeader() {
    var form = new RowForm(';', StandardCharsets.UTF_8, List.of("x", "y"));

    assertThat(read("1;2\n", form)).containsExactly("1: [1, 2]");
  }

  @Test
  void aRowOfAnotherLengthIsUnusableAndTheNextIsRead() {
    var read = read("a,b\n1\n1,2,3\n1,2\n", RowForm.DEFAULT);

    assertThat(read)
        .containsExactly(
            "2! has 1 cells where the file has 2 columns",
            "3! has 3 cells where the file has 2 columns",
            "4: [1, 2]");
  }

  @Test
  void aQuoteThatIsNeverClosedIsSaidAndNoRowIsMadeOfTheRest() {
    var read = read("a,b\n1,2\n3,\"4\n5,6\n7,8\n", RowForm.DEFAULT);

    assertThat(read)
        .containsExactly(
            "2: [1, 2]",
            "3! is the last that can be read: a quote in it is open to the end of the file");
  }

  @Test
  void anOpenQuoteIsSuspectedWhereARowRunsOverLines() {
    var read = read("a,b,c\n1,\"2\n3,4\",5,6\n7,8,9\n", RowForm.DEFAULT);

    assertThat(read.getFirst()).startsWith("2!").endsWith("is a quote open?");
    assertThat(read.getLast()).isEqualTo("4: [7, 8, 9]");
  }

  @Test
  void textBehindAQuoteDoesNotEndTheFile() {
    assertThat(read("a,b\n\"1\"x,2\n3,4\n", RowForm.DEFAULT)).last().isEqualTo("3: [3, 4]");
  }

  @Test
  void charactersOfAnotherEncodingMakeARowUnusable() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "a\nZürich\nBern\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(read(file, RowForm.DEFAULT))
        .containsExactly(
            "2! has characters that are not of the encoding named in `format.encoding`",
            "3: [Bern]");
    assertThat(read(file, new RowForm(',', StandardCharsets.ISO_8859_1, List.of())))
        .first()
        .isEqualTo("2: [Zürich]");
  }

  @Test
  void aCompressedFileIsKnownByItsContentAndIsTheSameFile() throws Exception {
    Path plain = file("a,b\n1,2\n");
    Path compressed = folder.resolve("no-ending");
    Files.write(compressed, gzip("a,b\n1,2\n"));

    assertThat(read(compressed, RowForm.DEFAULT)).isEqualTo(read(plain, RowForm.DEFAULT));
    assertThat(digest(compressed)).isEqualTo(digest(plain));
  }

  @Test
  void aCompressedFileThatBreaksOffSaysWhere() throws IOException {
    byte[] whole = gzip("a,b\n" + "1,2\n".repeat(50_000));
    Path broken = folder.resolve("broken.gz");
    Files.write(broken, java.util.Arrays.copyOf(whole, whole.length - 20));

    assertThatThrownBy(() -> read(broken, RowForm.DEFAULT))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("after line");
  }

  @Test
  void aCompressedFileThatBreaksOffAtOnceSaysSo() throws IOException {
    Path broken = folder.resolve("broken.gz");
    Files.write(broken, java.util.Arrays.copyOf(gzip("a,b\n"), 5));

    assertThatThrownBy(() -> read(broken, RowForm.DEFAULT))
        .isInstanceOf(BadFileException.class)
        .hasMessageEndingWith("broken.gz: it breaks off; the compressed file is not whole");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var file = new RowFile(folder.resolve("nothing.csv"));

    assertThatThrownBy(() -> file.open(RowForm.DEFAULT))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("nothing.csv: there is no such file");
  }

  @Test
  void anEmptyFileAndDoubleNamesAreRefused() {
    assertThatThrownBy(() -> read("", RowForm.DEFAULT)).hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> read("a,b,a\n", RowForm.DEFAULT)).hasMessageContaining("`a` is there");
  }

  private List<String> read(String text, RowForm form) {
    return read(file(text), form);
  }

  private static List<String> read(Path file, RowForm form) {
    var rows = new ArrayList<String>();
    try (var reader = new RowFile(file).open(form)) {
      for (Optional<RowReader.Read> next = reader.next(); next.isPresent(); next = reader.next()) {
        rows.add(
            switch (next.get()) {
              case RowReader.Read.Usable(var row) -> row.line() + ": " + row.cells();
              case RowReader.Read.Unusable(var line, var reason) -> line + "! " + reason;
            });
      }
      return rows;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> columns(String text, RowForm form) {
    try (var reader = new RowFile(file(text)).open(form)) {
      return reader.columns();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path file(String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] digest(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    new RowFile(file).digestInto(digest);
    return digest.digest();
  }
}
