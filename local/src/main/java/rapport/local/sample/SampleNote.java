package rapport.local.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;

/// The file in which a data folder's owner notes what it has of the sample.
record SampleNote(Path file) {

  private static final JsonMapper JSON = new JsonMapper();

  static SampleNote in(Path dataFolder) {
    return new SampleNote(dataFolder.resolve("sample-loading.json"));
  }

  /// A loading of the sample.
  ///
  /// @param until the moment as of which it is
  /// @param groups how many of its groups of events were accepted, from the first on
  /// @param complete whether all that belongs to it is done
  record Loading(Instant until, int groups, boolean complete) {

    Loading after(int accepted) {
      return new Loading(until, accepted, complete);
    }

    Loading completed() {
      return new Loading(until, groups, true);
    }
  }

  /// The loading that was noted; one that begins now if none was, or nothing that can be read.
  Loading read(Instant now) {
    try {
      JsonNode note = JSON.readTree(Files.readString(file));
      return new Loading(
          Instant.parse(note.path("until").asText()),
          note.path("groups").asInt(),
          note.path("complete").asBoolean(false));
    } catch (NoSuchFileException | JsonProcessingException | DateTimeException _) {
      return new Loading(now, 0, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces the note as a whole, so that no kill leaves half of one.
  void write(Loading loading) {
    String text =
        JSON.createObjectNode()
            .put("until", loading.until().toString())
            .put("groups", loading.groups())
            .put("complete", loading.complete())
            .toString();
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
