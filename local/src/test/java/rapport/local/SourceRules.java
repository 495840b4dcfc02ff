package rapport.local;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The rules of style that read source files. Each gives one line for each violation, with the file
/// and what to do instead.
final class SourceRules {

  static final int LINES_MAX = 400;

  private static final Pattern EMPTY_NAME =
      Pattern.compile(
          "\\b(?:class|record|interface|enum)\\s+(\\w*(?:Manager|Helper|Utils?|Data|Info))\\b");
  private static final Pattern SLEEP =
      Pattern.compile("\\b(?:Thread|TimeUnit\\s*\\.\\s*\\w+)\\s*\\.\\s*sleep\\s*\\(");
  private static final Pattern WIDE_IMPORT =
      Pattern.compile("(?m)^import (?:module .*|[\\w. ]+\\.\\*);");
  private static final Pattern NULL_MARKED = Pattern.compile("(?m)^@NullMarked$");

  private SourceRules() {}

  static List<String> filesAreShort(List<JavaSource> sources) {
    return sources.stream()
        .filter(source -> source.lineCount() > LINES_MAX)
        .map(
            source ->
                "%s has %d lines, more than %d: move what changes for another reason into its own class"
                    .formatted(source.path(), source.lineCount(), LINES_MAX))
        .toList();
  }

  static List<String> namesSayWhatAClassIs(List<JavaSource> sources) {
    return matches(
        EMPTY_NAME, sources, "%s declares %s: name it for its role, in words of the domain");
  }

  static List<String> testsNeverSleep(List<JavaSource> sources) {
    var tests = sources.stream().filter(JavaSource::isTest).toList();
    return matches(
        SLEEP, tests, "%s waits with %s: advance a fake clock, or wait for a latch or a future");
  }

  static List<String> importsNameOneType(List<JavaSource> sources) {
    return matches(WIDE_IMPORT, sources, "%s has \"%s\": import each type by its name");
  }

  /// A package with both main and test sources is marked by the `package-info.java` of the main
  /// ones.
  static List<String> packagesAreNullMarked(List<JavaSource> sources) {
    Set<String> marked = new HashSet<>();
    Set<String> used = new TreeSet<>();
    for (JavaSource source : sources) {
      source.packageName().ifPresent(used::add);
      if (source.isPackageInfo() && NULL_MARKED.matcher(source.text()).find()) {
        source.packageName().ifPresent(marked::add);
      }
    }
    used.removeAll(marked);
    return used.stream()
        .map(name -> "package %s isn't @NullMarked: add it to package-info.java".formatted(name))
        .toList();
  }

  static List<String> packagesHaveOneModule(List<JavaSource> sources) {
    var modules =
        sources.stream()
            .filter(JavaSource::isMain)
            .collect(
                groupingBy(
                    source -> source.packageName().orElse(""),
                    TreeMap::new,
                    mapping(source -> source.module().orElse(""), toSet())));
    return modules.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                "package %s is in several modules, %s: give each its own name"
                    .formatted(entry.getKey(), new TreeSet<>(entry.getValue())))
        .toList();
  }

  private static List<String> matches(Pattern wrong, List<JavaSource> sources, String message) {
    var violations = new ArrayList<String>();
    for (JavaSource source : sources) {
      wrong
          .matcher(source.text())
          .results()
          .map(SourceRules::whatWasFound)
          .map(found -> message.formatted(source.path(), found))
          .forEach(violations::add);
    }
    return List.copyOf(violations);
  }

  private static String whatWasFound(MatchResult result) {
    return result.groupCount() == 0 ? result.group() : result.group(1);
  }
}
