package rapport.edge;

import rapport.access.Access;

/// What became of asking for entry.
public sealed interface Admission {

  record Granted(Access access) implements Admission {}

  record Refused(Problem problem) implements Admission {}
}
