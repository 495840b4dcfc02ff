package rapport.webhook;

/// How far webhooks lead.
public enum Reach {
  /// Only to where a stranger may have called, too.
  OUTSIDE,

  /// To this machine as well, by `http` or `https`: for trying things out on one. Whoever runs the
  /// functions says so in code; no setting or variable of a deployment can.
  OUTSIDE_AND_LOOPBACK
}
