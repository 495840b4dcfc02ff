package rapport.local.importer.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Cells between delimiters as RFC 4180 has them: a cell in double quotes may hold delimiters, line
/// breaks and doubled quotes. What is written otherwise is read as well as it can be, so that one
/// bad line never ends the file.
final class DelimitedLines implements RowReader.Lines {

  private static final List<String> EMPTY_LINE = List.of("");

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private long lastLine;
  private boolean ended;

  DelimitedLines(Reader text, char delimiter) throws IOException {
    parser =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .setTrailingData(true)
            .get()
            .parse(text);
    records = parser.iterator();
  }

  @Override
  public Optional<RowReader.Line> next() {
    try {
      while (!ended && records.hasNext()) {
        long begins = lastLine + 1;
        List<String> cells = records.next().toList();
        lastLine = Math.max(begins, parser.getCurrentLineNumber());
        if (!cells.equals(EMPTY_LINE)) {
          return Optional.of(new RowReader.Line.Cells(begins, lastLine > begins, cells));
        }
      }
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of(brokenAt(lastLine + 1, e.getCause()));
    }
  }

  /// The parser can't say apart what it can't read and what isn't there.
  private RowReader.Line brokenAt(long line, IOException cause) {
    if (cause instanceof EOFException || cause instanceof ZipException) {
      throw new BadFileException(
          "cannot read on after line " + lastLine + ": " + cause.getMessage());
    }
    ended = true;
    return new RowReader.Line.Broken(
        line, "is the last that can be read: a quote in it is open to the end of the file");
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
