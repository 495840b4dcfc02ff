package rapport.local;

import java.util.Optional;
import java.util.regex.Pattern;

/// One Java file of the project.
///
/// @param path from the root of the checkout, with `/` between the folders
/// @param text all of it
record JavaSource(String path, String text) {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern SOURCE_FOLDER = Pattern.compile("(.*?)/?src/(\\w+)/java/.*");

  /// The package it declares; empty for a file that is run by its name.
  Optional<String> packageName() {
    var matcher = PACKAGE.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// The folder of its module, like `shared/core`; empty outside of a module.
  Optional<String> module() {
    var matcher = SOURCE_FOLDER.matcher(path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// Whether it is compiled into what a module ships.
  boolean isMain() {
    var matcher = SOURCE_FOLDER.matcher(path);
    return matcher.matches() && matcher.group(2).equals("main");
  }

  /// Whether it only tests: in any source folder but `src/main`.
  boolean isTest() {
    return module().isPresent() && !isMain();
  }

  boolean isPackageInfo() {
    return path.endsWith("/package-info.java");
  }

  long lineCount() {
    return text.lines().count();
  }
}
