package rapport.local.importer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import rapport.local.importer.csv.RowFile;
import rapport.local.importer.mapping.Mapping;

/// The names of imports.
final class ImportName {

  private static final int LONGEST_WORD = 40;
  private static final int DIGITS = 16;

  private ImportName() {}

  /// A name that says the same of the same file by the same mapping, and another of any other: a
  /// repeated import is the one it repeats.
  ///
  /// @param word what it begins with
  static String of(String word, Mapping mapping, RowFile file) {
    MessageDigest digest = EventId.sha256();
    digest.update(mapping.source().getBytes(StandardCharsets.UTF_8));
    digest.update(mapping.canonical().getBytes(StandardCharsets.UTF_8));
    file.digestInto(digest);
    return word(word) + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  /// The name of a file as a word that names may begin with.
  static String word(String fileName) {
    int dot = fileName.indexOf('.');
    String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
    String plain = stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String word = plain.replaceAll("^-+|-+$", "");
    return word.isEmpty() ? "import" : word.substring(0, Math.min(LONGEST_WORD, word.length()));
  }
}
