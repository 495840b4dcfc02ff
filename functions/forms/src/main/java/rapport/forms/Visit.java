package rapport.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import rapport.edge.Checked;
import rapport.edge.Request;
import rapport.edge.UrlEncoded.Pair;
import rapport.page.Languages;

/// What somebody asks for who opens the address of a form.
///
/// @param survey as the path names it
/// @param query name → values in their order; none if it can't be read
record Visit(Request request, String survey, SequencedMap<String, List<String>> query) {

  static final String LANGUAGE = "language";
  static final String SCORE = "score";
  static final String EMBEDDED = "embedded";
  static final String PREVIEW = "preview";
  static final String KEY = "k";
  static final String LINK = "t";

  Visit {
    query = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(query));
  }

  static Visit of(Request request) {
    var query = new LinkedHashMap<String, List<String>>();
    if (request.query() instanceof Checked.Valid<List<Pair>>(var pairs)) {
      pairs.forEach(
          pair -> query.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(pair.value()));
    }
    return new Visit(request, request.pathParameter("survey"), query);
  }

  /// The first of that name, empty if there is none.
  String value(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  List<String> all(String name) {
    return query.getOrDefault(name, List.of());
  }

  /// The key or the link's token by which the form is to be opened.
  Optional<String> key() {
    return Optional.of(value(LINK))
        .filter(token -> !token.isEmpty())
        .or(() -> Optional.of(value(KEY)).filter(key -> !key.isEmpty()));
  }

  boolean isEmbedded() {
    return query.containsKey(EMBEDDED);
  }

  /// Whether somebody only looks, and knows that no answer is taken of it.
  boolean isPreview() {
    return query.containsKey(PREVIEW);
  }

  String accepted() {
    return request.header("accept-language").orElse("");
  }

  /// The language of a page that is no survey's.
  String ourLanguage() {
    return Languages.choose(value(LANGUAGE), accepted());
  }
}
