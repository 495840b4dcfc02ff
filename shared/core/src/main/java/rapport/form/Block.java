package rapport.form;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import rapport.survey.Question;

/// What a form shows at one place: a question, or a table of ratings that share a scale.
public sealed interface Block {

  Prompt prompt();

  /// The ids of the questions it asks.
  Stream<String> questions();

  /// What asks.
  ///
  /// @param id of the question or the table
  /// @param text what is asked; empty if the definition has no words for it
  /// @param required whether who sees it must answer it, of a table every row
  /// @param when who sees it
  record Prompt(String id, Texts text, Texts help, boolean required, Condition when) {

    /// That says nothing but the question's name.
    public static Prompt bare(String id) {
      return new Prompt(id, Texts.NONE, Texts.NONE, false, Condition.ALWAYS);
    }
  }

  /// The words at the two ends of a scale.
  record Labels(Texts low, Texts high) {
    public static final Labels NONE = new Labels(Texts.NONE, Texts.NONE);
  }

  /// One question.
  ///
  /// @param prompt with the question's id
  /// @param options option → text, of questions that offer some
  record Asked(Prompt prompt, Look look, Labels labels, SortedMap<String, Texts> options)
      implements Block {
    public Asked {
      options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /// As its type is usually shown.
    public static Asked bare(Question question) {
      return new Asked(
          Prompt.bare(question.id()),
          Look.of(question).getFirst(),
          Labels.NONE,
          Collections.emptySortedMap());
    }

    @Override
    public Stream<String> questions() {
      return Stream.of(prompt.id());
    }
  }

  /// Ratings on one scale.
  ///
  /// @param rows one or more
  record Matrix(Prompt prompt, Labels labels, List<Row> rows) implements Block {
    public Matrix {
      rows = List.copyOf(rows);
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("the table " + prompt.id() + " must have a row");
      }
    }

    @Override
    public Stream<String> questions() {
      return rows.stream().map(Row::question);
    }
  }

  /// One rating of a table.
  record Row(String question, Texts text) {}
}
