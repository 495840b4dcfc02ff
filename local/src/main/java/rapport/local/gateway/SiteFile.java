package rapport.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import rapport.bytes.Bytes;

/// A file of the pages.
///
/// @param type its media type
/// @param plain its content
/// @param zipped the same by gzip, which is of use only if it [#shrinks]
record SiteFile(String type, Representation plain, Representation zipped) {

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "png", "image/png",
          "svg", "image/svg+xml");

  private static final String NO_ENDING = "text/plain; charset=utf-8";
  private static final int TAG_BYTES = 16;

  /// What goes over the wire.
  ///
  /// @param tag names these very bytes, in quotes
  record Representation(Bytes bytes, String tag) {

    static Representation of(byte[] bytes) {
      return new Representation(Bytes.of(bytes), '"' + hash(bytes) + '"');
    }
  }

  /// @throws IllegalArgumentException if nobody knows the media type of a file with such a name
  static SiteFile of(String name, byte[] content) {
    return new SiteFile(type(name), Representation.of(content), Representation.of(zip(content)));
  }

  boolean shrinks() {
    return zipped.bytes().length() < plain.bytes().length();
  }

  private static String type(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    if (dot < 0) {
      return NO_ENDING;
    }
    String type = TYPES.get(last.substring(dot + 1));
    if (type == null) {
      throw new IllegalArgumentException("no media type is known for the page " + name);
    }
    return type;
  }

  private static byte[] zip(byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }
}
