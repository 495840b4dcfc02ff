package rapport.local.importer.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Reads the rows of a file one after the other; only the row at hand is kept.
public final class RowReader implements AutoCloseable {

  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final String UNREADABLE_CHARACTER = "\ufffd";

  private static final Line NOTHING = new Line.Cells(0, false, List.of());

  private final Lines lines;
  private final LongSupplier bytesRead;
  private final List<String> names;
  private final Map<String, Integer> columns;

  private RowReader(Lines lines, LongSupplier bytesRead, List<String> names) {
    this.lines = lines;
    this.bytesRead = bytesRead;
    this.names = List.copyOf(names);
    this.columns = positions(names);
  }

  static RowReader over(InputStream in, LongSupplier bytesRead, RowForm form) throws IOException {
    var text = new BufferedReader(new InputStreamReader(in, form.encoding()));
    skipByteOrderMark(text);
    Lines lines =
        form.delimiter() == RowForm.BLANKS
            ? new BlankSeparatedLines(text)
            : new DelimitedLines(text, form.delimiter());
    List<String> names = form.columns().isEmpty() ? header(lines) : form.columns();
    return new RowReader(lines, bytesRead, names);
  }

  /// The names of the columns, in the file's order.
  public List<String> columns() {
    return names;
  }

  /// How much of the file on disk is read, in bytes.
  public long bytesRead() {
    return bytesRead.getAsLong();
  }

  /// The next row, or why the next lines are none; empty at the end of the file.
  public Optional<Read> next() {
    return lines.next().map(this::row);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private Read row(Line line) {
    return switch (line) {
      case Line.Cells cells -> row(cells);
      case Line.Broken(var number, var reason) -> new Read.Unusable(number, reason);
    };
  }

  private Read row(Line.Cells line) {
    int found = line.cells().size();
    if (found != names.size()) {
      return new Read.Unusable(line.number(), miscounted(line, found));
    }
    if (line.cells().stream().anyMatch(cell -> cell.contains(UNREADABLE_CHARACTER))) {
      return new Read.Unusable(
          line.number(), "has characters that are not of the encoding named in `format.encoding`");
    }
    return new Read.Usable(new Row(line.number(), columns, line.cells()));
  }

  private String miscounted(Line.Cells line, int found) {
    String reason = "has " + found + " cells where the file has " + names.size() + " columns";
    return line.spansLines() ? reason + "; it runs over several lines: is a quote open?" : reason;
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private static List<String> header(Lines lines) {
    if (lines.next().orElse(NOTHING) instanceof Line.Cells first && !first.cells().isEmpty()) {
      return first.cells();
    }
    throw new BadFileException("the file is empty; a header line is expected");
  }

  private static Map<String, Integer> positions(List<String> names) {
    var positions = new HashMap<String, Integer>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && positions.put(names.get(i), i) != null) {
        throw new BadFileException("the column `" + names.get(i) + "` is there twice");
      }
    }
    return Map.copyOf(positions);
  }

  /// What was read.
  public sealed interface Read {

    record Usable(Row row) implements Read {}

    record Unusable(long line, String reason) implements Read {}
  }

  /// One row as it is found.
  sealed interface Line {

    /// Its cells, as many as there are.
    record Cells(long number, boolean spansLines, List<String> cells) implements Line {}

    /// No row at all.
    record Broken(long number, String reason) implements Line {}
  }

  /// A file cut into lines of cells, empty lines left out.
  interface Lines extends AutoCloseable {

    Optional<Line> next();

    @Override
    void close() throws IOException;
  }
}
