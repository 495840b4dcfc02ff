package rapport.local.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.admin.AdminHandler;
import rapport.forms.FormsHandler;
import rapport.intake.IntakeHandler;
import rapport.reader.ReaderHandler;

/// The routes of all functions.
final class Routes {

  static final List<String> ALL =
      Stream.of(
              IntakeHandler.ROUTES, AdminHandler.ROUTES, ReaderHandler.ROUTES, FormsHandler.ROUTES)
          .flatMap(Set::stream)
          .sorted()
          .toList();

  /// Those without a body.
  static final List<String> READ_AND_DELETED =
      ALL.stream().filter(route -> route.startsWith("GET") || route.startsWith("DELETE")).toList();

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private Routes() {}

  /// The same for every name that a route has in its path.
  static Map<String, String> parameters(String route, String value) {
    return PARAMETER
        .matcher(route)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), _ -> value));
  }
}
