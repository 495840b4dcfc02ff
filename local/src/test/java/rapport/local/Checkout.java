package rapport.local;

import static java.util.stream.Collectors.toUnmodifiableList;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The files of this project, as the tests about the project itself read them.
final class Checkout {

  private static final Set<String> GENERATED = Set.of("target", "node_modules");

  /// Of each module, so that all tests together read it once: that takes seconds.
  private static final Map<Path, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

  private final Path root;

  private Checkout(Path root) {
    this.root = root;
  }

  /// @throws IllegalStateException if the tests weren't started in a module's folder
  static Checkout find() {
    var root = Path.of("").toAbsolutePath().getParent();
    if (root == null || !Files.exists(root.resolve("mvnw"))) {
      throw new IllegalStateException("expected the checkout around this module, found " + root);
    }
    return new Checkout(root);
  }

  /// The modules with a `pom.xml` in `functions`, like `functions/intake`.
  List<String> functions() {
    try (Stream<Path> folders = Files.list(root.resolve("functions"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> "functions/" + folder.getFileName())
          .sorted()
          .collect(toUnmodifiableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The compiled main classes of one module.
  ///
  /// @throws IllegalStateException if the module wasn't built, so that no rule passes for want of
  ///   classes
  JavaClasses classesOf(String module) {
    var classes = root.resolve(module).resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException("build " + module + " first: " + classes + " is missing");
    }
    return IMPORTED.computeIfAbsent(classes, _ -> new ClassFileImporter().importPath(classes));
  }

  /// Every Java file that belongs to the project, main and test alike.
  List<JavaSource> javaSources() {
    var sources = new ArrayList<JavaSource>();
    try {
      Files.walkFileTree(root, new Collector(sources));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(sources);
  }

  private final class Collector extends SimpleFileVisitor<Path> {

    private final List<JavaSource> sources;

    private Collector(List<JavaSource> sources) {
      this.sources = sources;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      var name = folder.getFileName().toString();
      boolean foreign = GENERATED.contains(name) || name.startsWith(".");
      return foreign && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (file.toString().endsWith(".java")) {
        var path = root.relativize(file).toString().replace('\\', '/');
        sources.add(new JavaSource(path, Files.readString(file)));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
