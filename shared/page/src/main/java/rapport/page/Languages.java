package rapport.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import rapport.form.Block;
import rapport.form.Definition;
import rapport.form.Texts;

/// Chooses the language of a page.
public final class Languages {

  private static final int MOST_RANGES = 20;
  private static final List<String> OURS = List.of("en", "zh");

  private Languages() {}

  /// The languages that a form is written in, by their tags: those of its title, or else of what it
  /// asks. Of a form without words those that we speak.
  public static List<String> of(Definition definition) {
    SortedSet<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    tags.addAll(definition.survey().title().keySet());
    if (tags.isEmpty()) {
      definition.form().blocks().stream()
          .map(Block::prompt)
          .map(Block.Prompt::text)
          .forEach(text -> tags.addAll(text.byLanguage().keySet()));
    }
    return tags.isEmpty() ? OURS : List.copyOf(tags);
  }

  /// The best of a form's languages: the one asked for, else the first of those that a browser
  /// prefers, else the form's own.
  ///
  /// @param asked a tag, which may be no tag at all; empty if none was asked for
  /// @param accepted as the header `Accept-Language` has it
  public static String choose(Definition definition, String asked, String accepted) {
    return choose(of(definition), asked, accepted).orElse(definition.language());
  }

  /// The same of a page of our own.
  public static String choose(String asked, String accepted) {
    return choose(OURS, asked, accepted).orElse("en");
  }

  private static Optional<String> choose(List<String> there, String asked, String accepted) {
    SortedMap<String, String> byTag = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    there.forEach(tag -> byTag.put(tag, tag));
    Texts tags = new Texts(byTag);
    return Stream.concat(Stream.of(asked), ranges(accepted).stream())
        .map(range -> fitting(tags, range))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// The language itself or a more general one, else a more precise one: of `zh` also `zh-Hans`.
  private static Optional<String> fitting(Texts tags, String range) {
    String base = range.toLowerCase(Locale.ROOT).split("-", 2)[0] + "-";
    return tags.in(range)
        .or(
            () ->
                tags.byLanguage().keySet().stream()
                    .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(base))
                    .findFirst());
  }

  private record Range(String tag, double weight) {}

  /// Those that are wanted, the dearest first (RFC 9110, section 12.5.4).
  private static List<String> ranges(String accepted) {
    var ranges = new ArrayList<Range>();
    Stream.of(accepted.split(",")).limit(MOST_RANGES).forEach(part -> ranges.add(range(part)));
    return ranges.stream()
        .filter(range -> range.weight() > 0 && !range.tag().isEmpty() && !range.tag().equals("*"))
        .sorted(Comparator.comparingDouble(Range::weight).reversed())
        .map(Range::tag)
        .toList();
  }

  private static Range range(String part) {
    String[] pieces = part.split(";");
    double weight = 1;
    for (String piece : pieces) {
      if (piece.strip().matches("q=[01](\\.[0-9]{0,3})?")) {
        weight = Double.parseDouble(piece.strip().substring(2));
      }
    }
    return new Range(pieces.length == 0 ? "" : pieces[0].strip(), weight);
  }
}
