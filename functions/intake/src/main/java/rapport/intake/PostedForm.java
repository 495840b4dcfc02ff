package rapport.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rapport.edge.FieldError;
import rapport.edge.Json;
import rapport.edge.Request;
import rapport.edge.UrlEncoded.Pair;
import rapport.event.Payload.Answer;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.page.Languages;
import rapport.survey.Question;
import rapport.survey.Question.Choices;
import rapport.survey.Survey;
import rapport.survey.Written;

/// What a browser sent from a form: fields named by question id, `attributes.<name>`, and a few of
/// the envelope. A field left empty says nothing.
///
/// @param values name → what was typed or chosen, in the order it came; one or more of each name
record PostedForm(SequencedMap<String, List<String>> values) {

  static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
  static final String KEY = "key";

  /// What is wrong with a form that answers nothing.
  static final FieldError NOTHING = new FieldError("", FormWord.NOTHING.in("en"));

  /// A hidden field of this name is filled in by the browser: with the encoding of what it sends
  /// (HTML, section 4.10.18.3). No question has such a name.
  private static final String CHARSET = "_charset_";

  private static final String ATTRIBUTES = "attributes.";
  private static final Set<String> ENVELOPE = Set.of("id", "time", "subject");
  private static final String LANGUAGE = "language";
  private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,9}\\.[0-9]{1,9}");

  PostedForm {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  static boolean isForm(Request request) {
    return request.mediaType().name().equals(MEDIA_TYPE);
  }

  static PostedForm of(List<Pair> pairs) {
    var values = new LinkedHashMap<String, List<String>>();
    for (Pair pair : pairs) {
      String value = pair.value().replace("\r\n", "\n");
      if (!value.isBlank()) {
        values.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(value);
      }
    }
    return new PostedForm(values);
  }

  String key() {
    return value(KEY);
  }

  /// The language that it is to be answered in.
  String language(Definition definition) {
    return Languages.choose(definition, value(LANGUAGE).strip(), "");
  }

  /// What it says of who answers, name → value.
  Map<String, String> attributes() {
    var attributes = new TreeMap<String, String>();
    values.forEach(
        (name, all) -> {
          if (name.startsWith(ATTRIBUTES)) {
            attributes.put(name.substring(ATTRIBUTES.length()), all.getFirst());
          }
        });
    return attributes;
  }

  /// The first of that name, empty if there is none.
  String value(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  /// All of that name.
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// The same as the JSON body of a response.
  ObjectNode body(Survey survey) {
    ObjectNode body = Json.object();
    ObjectNode answers = body.putObject("answers");
    values.forEach(
        (name, all) -> {
          String value = all.getFirst();
          if (ENVELOPE.contains(name) || name.equals(LANGUAGE)) {
            body.put(name, value.strip());
          } else if (isAnswer(name)) {
            put(answers, survey, name, all);
          }
        });
    Map<String, String> attributes = attributes();
    if (!attributes.isEmpty()) {
      attributes.forEach(body.putObject("attributes")::put);
    }
    return body;
  }

  private static void put(ObjectNode answers, Survey survey, String name, List<String> all) {
    Optional<Answer> answer = survey.question(name).map(question -> Written.answer(question, all));
    switch (answer.orElseGet(() -> new Answer.Text(all.getFirst()))) {
      case Answer.Score(int score) -> answers.put(name, score);
      case Answer.Text(String text) when isFraction(survey, name, text) ->
          answers.put(name, new BigDecimal(text.strip()));
      case Answer.Text(String text) -> answers.put(name, text);
      case Answer.Chosen(var options) -> options.forEach(answers.putArray(name)::add);
      case Answer.Unfit(String shown) -> answers.put(name, shown);
    }
  }

  /// A number all the same, though no score: whoever typed it is told so.
  private static boolean isFraction(Survey survey, String name, String text) {
    return survey.question(name).filter(Question.Scored.class::isInstance).isPresent()
        && FRACTION.matcher(text.strip()).matches();
  }

  /// Whether a field of this name is to answer a question.
  static boolean isAnswer(String name) {
    return !ENVELOPE.contains(name)
        && !name.equals(LANGUAGE)
        && !name.startsWith(ATTRIBUTES)
        && !name.equals(KEY)
        && !isCharset(name);
  }

  static boolean isCharset(String name) {
    return name.equalsIgnoreCase(CHARSET);
  }

  /// What is wrong with the form itself.
  ///
  /// @param body what [#body] made of it
  List<FieldError> faults(Survey survey, ObjectNode body) {
    var faults = new ArrayList<FieldError>();
    values.forEach(
        (name, all) -> {
          boolean many = survey.question(name).filter(Choices.class::isInstance).isPresent();
          if (all.size() > 1 && !many) {
            faults.add(fault(name, "was sent more than once"));
          }
        });
    values.forEach(
        (name, all) -> {
          if (isCharset(name) && !all.getFirst().strip().equalsIgnoreCase("utf-8")) {
            faults.add(fault(name, FormWord.ENCODING.in("en")));
          }
        });
    if (body.path("answers").isEmpty()) {
      faults.add(NOTHING);
    }
    return faults;
  }

  private static FieldError fault(String name, String message) {
    return new FieldError(FieldError.child("", name), message);
  }

  /// An error of the body as one of the form: its pointer is the field's name.
  static FieldError ofField(FieldError error) {
    String pointer = error.pointer();
    if (pointer.startsWith("/answers/")) {
      return new FieldError(pointer.substring("/answers".length()), error.message());
    }
    if (pointer.startsWith("/attributes/")) {
      String name = pointer.substring("/attributes/".length());
      return new FieldError("/" + ATTRIBUTES + name, error.message());
    }
    return error;
  }

  /// The name of the field that an error of the form points to.
  static String fieldOf(FieldError error) {
    return error.pointer().isEmpty()
        ? ""
        : error.pointer().substring(1).replace("~1", "/").replace("~0", "~");
  }
}
