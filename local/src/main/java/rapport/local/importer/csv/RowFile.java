package rapport.local.importer.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;

/// A file of rows on disk, plain or gzip; which of them is seen from its first bytes.
///
/// @param path where it is
public record RowFile(Path path) {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  /// Begins to read it.
  ///
  /// @throws BadFileException if it can't be read
  public RowReader open(RowForm form) {
    try {
      var counted = new CountedInput(Files.newInputStream(path));
      return RowReader.over(uncompressed(counted), counted::bytesRead, form);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Its size on disk, in bytes.
  public long sizeBytes() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Adds its content, uncompressed, to a digest: a file and its compressed form are the same.
  public void digestInto(MessageDigest digest) {
    try (InputStream in = uncompressed(Files.newInputStream(path))) {
      var buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private BadFileException unreadable(IOException e) {
    return new BadFileException("cannot read " + path + ": " + reason(e));
  }

  /// The exceptions of the file system say nothing but the path.
  private String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "no permission";
      case EOFException _ -> "it breaks off; the compressed file is not whole";
      default -> Files.isDirectory(path) ? "it is a folder" : String.valueOf(e.getMessage());
    };
  }

  private static InputStream uncompressed(InputStream raw) throws IOException {
    var in = new BufferedInputStream(raw, BUFFER_BYTES);
    try {
      in.mark(2);
      int magic = in.read() << 8 | in.read();
      in.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER_BYTES) : in;
    } catch (IOException | UncheckedIOException e) {
      in.close();
      throw e;
    }
  }
}
