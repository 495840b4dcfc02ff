package rapport.local.importer.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cells between runs of blanks and tabs, without quotes; blanks at the ends count for nothing.
final class BlankSeparatedLines implements RowReader.Lines {

  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

  private final BufferedReader text;
  private long number;

  BlankSeparatedLines(BufferedReader text) {
    this.text = text;
  }

  @Override
  public Optional<RowReader.Line> next() {
    try {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        number++;
        if (!line.isBlank()) {
          return Optional.of(
              new RowReader.Line.Cells(number, false, List.of(BLANKS.split(line.strip()))));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new BadFileException("cannot read on after line " + number + ": " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
