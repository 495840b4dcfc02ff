package rapport.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles wrong code on purpose, to see that a rule objects. It can't stand in a source folder:
/// there the real rules would find it.
final class SampleCompiler {

  private static final Pattern TYPE = Pattern.compile("(?:class|record|interface) (\\w+)");
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /// Shared, because opening the whole class path takes longer than compiling a sample.
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, UTF_8);

  private SampleCompiler() {}

  /// @param folder an empty folder for the class files
  /// @param sources whole files, each with a package and at least one type
  /// @throws IllegalArgumentException if a source doesn't compile against the test's class path
  static JavaClasses compile(Path folder, List<String> sources) {
    var messages = new StringWriter();
    var options = List.of("-d", folder.toString(), "-proc:none");
    var units = sources.stream().map(SourceText::new).toList();
    boolean compiled = COMPILER.getTask(messages, FILES, null, options, null, units).call();
    if (!compiled) {
      throw new IllegalArgumentException("the sample doesn't compile: " + messages);
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static final class SourceText extends SimpleJavaFileObject {

    private final String text;

    private SourceText(String text) {
      super(
          URI.create(
              "sample:///"
                  + first(PACKAGE, text).replace('.', '/')
                  + "/"
                  + first(TYPE, text)
                  + JavaFileObject.Kind.SOURCE.extension),
          JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static String first(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(pattern + " isn't in " + text))
        .group(1);
  }
}
