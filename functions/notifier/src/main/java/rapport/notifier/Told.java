package rapport.notifier;

import rapport.webhook.Verdict;

/// What came of a call.
///
/// @param what for whoever runs this to read: nothing of it is the receiver's own words
record Told(Verdict verdict, String what) {

  static final String UNTRUSTED = "no TLS by a certificate that is trusted and of its name";
  static final String NO_HTTP = "the answer is no HTTP, or too long";
  static final String UNREACHED = "not reached, or not in time";

  /// @param status of HTTP
  static Told answered(int status) {
    return new Told(Verdict.of(status), "answered " + status);
  }

  static Told failed(String what) {
    return new Told(Verdict.FAILED, what);
  }
}
