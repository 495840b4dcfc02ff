package rapport.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.event.LowScores;
import rapport.event.Payload.CustomerAction;

/// The bytes of what customers are told about ratings: how many questions, their numbers, then the
/// survey and the questions.
final class RatedForm {

  /// More than any survey has questions.
  private static final int MAX_QUESTIONS = 1_000;

  private RatedForm() {}

  static void writeNumbers(CustomerAction.Rated rated, ByteWriter writer) {
    writer.writeUnsigned(rated.scores().size());
    rated.scores().values().forEach(writer::writeSigned);
  }

  static void writeNumbers(CustomerAction.FollowedUp done, ByteWriter writer) {
    writer.writeUnsigned(done.low().size());
    for (LowScores low : done.low().values()) {
      writer.writeSigned(low.least()).writeUnsigned((long) low.most() - low.least());
    }
  }

  static List<String> texts(String survey, Collection<String> questions) {
    var texts = new ArrayList<>(List.of(survey));
    texts.addAll(questions);
    return texts;
  }

  static CustomerAction readRated(ByteReader body, Supplier<String> text) {
    var scores = new ArrayList<Integer>();
    for (int left = body.readCount(MAX_QUESTIONS); left > 0; left--) {
      scores.add(score(body.readSigned()));
    }
    return new CustomerAction.Rated(text.get(), named(scores, text));
  }

  static CustomerAction readFollowedUp(ByteReader body, Supplier<String> text) {
    var low = new ArrayList<LowScores>();
    for (int left = body.readCount(MAX_QUESTIONS); left > 0; left--) {
      int least = score(body.readSigned());
      low.add(new LowScores(least, above(least, body.readUnsigned())));
    }
    return new CustomerAction.FollowedUp(text.get(), named(low, text));
  }

  private static <V> SortedMap<String, V> named(List<V> values, Supplier<String> text) {
    var named = new TreeMap<String, V>();
    values.forEach(value -> named.put(text.get(), value));
    if (named.size() != values.size()) {
      throw new MalformedBytesException("a question has one score");
    }
    return named;
  }

  private static int above(int least, long width) {
    if (width > (long) Integer.MAX_VALUE - least) {
      throw new MalformedBytesException("no score is " + width + " above " + least);
    }
    return (int) (least + width);
  }

  private static int score(long number) {
    if (number != (int) number) {
      throw new MalformedBytesException("no score is " + number);
    }
    return (int) number;
  }
}
