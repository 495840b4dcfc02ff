package rapport.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;

/// Words that come again and again, each written once and named by its place.
final class Words {

  private final Map<String, Integer> places = new LinkedHashMap<>();
  private int bytes;

  /// The place of a word, in order of first use.
  int place(String word) {
    Integer known = places.get(word);
    if (known != null) {
      return known;
    }
    bytes += Utf8.size(word) + 1;
    places.put(word, places.size());
    return places.size() - 1;
  }

  /// About what [#write] will write.
  int bytes() {
    return bytes;
  }

  void write(ByteWriter writer) {
    writer.writeUnsigned(places.size());
    places.keySet().forEach(writer::writeText);
  }

  static List<String> read(ByteReader reader) {
    int count = reader.readCount(reader.remaining());
    var words = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      words.add(reader.readText());
    }
    return words;
  }

  static String word(List<String> words, ByteReader reader) {
    return words.get(reader.readCount(words.size() - 1));
  }
}
