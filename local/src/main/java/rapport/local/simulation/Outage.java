package rapport.local.simulation;

import software.amazon.awssdk.core.exception.SdkClientException;

/// What the SDK throws when a call fails, or may have. One for each fault, made once: thousands are
/// thrown a second.
final class Outage {

  static final SdkClientException THROTTLED = outage("throttled");
  static final SdkClientException FAILED = outage("failed");
  static final SdkClientException TIMED_OUT = outage("timed out");

  private Outage() {}

  private static SdkClientException outage(String message) {
    var outage = SdkClientException.create(message);
    outage.setStackTrace(new StackTraceElement[0]);
    return outage;
  }
}
