package rapport.intake;

import java.nio.charset.StandardCharsets;

/// What a text weighs on the wire.
final class IntakeIo {

  private IntakeIo() {}

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + 1;
  }
}
