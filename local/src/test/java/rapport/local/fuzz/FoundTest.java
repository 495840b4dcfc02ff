package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundTest {

  @TempDir private Path folder;

  @Test
  void whatAnEarlierSearchFoundIsNotCountedAgain() throws IOException {
    write("crash-1", 1);
    var before = Found.in(folder);

    assertThat(Found.in(folder).since(before)).isZero();

    write("crash-2", 2);
    assertThat(Found.in(folder).since(before)).isEqualTo(1);
  }

  @Test
  void whatIsFoundOnceMoreIsCounted() throws IOException {
    write("crash-1", 1);
    var before = Found.in(folder);

    write("crash-1", 2);

    assertThat(Found.in(folder).since(before)).isEqualTo(1);
  }

  private void write(String name, long second) throws IOException {
    var file = Files.writeString(folder.resolve(name), "x");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000 * second));
  }
}
