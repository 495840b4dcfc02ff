package rapport.local.function;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The native half of Lambda's runtime interface client. By itself each process would unpack it to
/// one fixed place, and one that reads what another is writing crashes.
final class RuntimeLibrary {

  /// By this the runtime interface client is told where its native half is.
  static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private RuntimeLibrary() {}

  /// Unpacks it for this machine.
  ///
  /// @param folder nobody else uses it
  /// @throws FileNotFoundException if there is none for this machine: it exists for Linux only
  static Path unpack(Path folder) throws IOException {
    String name = "libaws-lambda-jni." + system() + "-" + processor() + ".so";
    try (var library = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
      if (library == null || !System.getProperty("os.name").equals("Linux")) {
        throw new FileNotFoundException("Lambda's runtime needs Linux on x86-64 or ARM64");
      }
      Path file = folder.resolve(name).toAbsolutePath();
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }

  private static String system() {
    boolean musl =
        Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
            || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
    return musl ? "linux_musl" : "linux";
  }

  private static String processor() {
    return System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
  }
}
