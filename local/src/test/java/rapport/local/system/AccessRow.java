package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;

/// One line of the table of routes and callers.
///
/// @param route as the template has it
/// @param right which key will do: `admin`, `desk`, `srv`, `read`, `people`, `pub` or, if it takes
///   any, `-`
/// @param wrong the kind of key that will not, `-` if there is none
/// @param request what is sent: path, and after a blank the body. `{survey}`, `{import}` and
///   `{key}` and `{customer}` stand for things that the tenant has, `{caller}` for the key itself
/// @param statuses what each caller is to get; who is missing can't be told from another
record AccessRow(
    String route, String right, String wrong, String request, Map<Caller, Integer> statuses) {

  /// What shows persons, or lets one do something for them, to whoever has one of several rights.
  private static final Set<String> PEOPLE =
      Set.of(
          "GET /v1/customers/{customer}",
          "GET /v1/responses",
          "GET /v1/followups",
          "GET /v1/followups/{followup}",
          "PATCH /v1/followups/{followup}");

  AccessRow {
    statuses = Map.copyOf(statuses);
  }

  static AccessRow parse(String line) {
    String[] cells = line.strip().split("\\s*\\|\\s*");
    assertThat(cells).as(line).hasSize(4 + Caller.values().length);
    var statuses = new EnumMap<Caller, Integer>(Caller.class);
    for (Caller caller : Caller.values()) {
      String cell = cells[3 + caller.ordinal()];
      if (!cell.equals("-")) {
        statuses.put(caller, Integer.parseInt(cell));
      }
    }
    return new AccessRow(cells[0], cells[1], cells[2], cells[cells.length - 1], statuses);
  }

  String method() {
    return route.substring(0, route.indexOf(' '));
  }

  boolean isOpen() {
    return right.equals("-");
  }

  /// Whether the request names something of the tenant.
  boolean namesSomething() {
    return request.contains("{survey}")
        || request.contains("{import}")
        || request.contains("{key}")
        || request.contains("{customer}");
  }

  boolean isForm() {
    return request.contains("{caller}");
  }

  /// What the right key opens.
  Access rightAccess(String tenant, String survey) {
    return switch (right) {
      case "admin" -> new Access(tenant, Kind.SRV, Set.of(Scope.ADMIN), Set.of());
      case "desk" -> new Access(tenant, Kind.SRV, Set.of(Scope.PEOPLE), Set.of());
      case "people" -> new Access(tenant, Kind.READ, Set.of(Scope.PEOPLE), Set.of());
      case "srv" -> new Access(tenant, Kind.SRV, Set.of(), Set.of());
      case "pub" -> new Access(tenant, Kind.PUB, Set.of(), Set.of(survey));
      default -> new Access(tenant, Kind.READ, Set.of(), Set.of());
    };
  }

  /// What a key opens that would do but for its scopes.
  Access accessWithoutScope(String tenant) {
    boolean reads = right.equals("people") || right.equals("read");
    Set<Scope> lesser =
        right.equals("admin") && !PEOPLE.contains(route) ? Set.of(Scope.PEOPLE) : Set.of();
    return new Access(tenant, reads ? Kind.READ : Kind.SRV, lesser, Set.of());
  }

  /// What a key of the wrong kind opens, with every scope there is.
  ///
  /// @param surveys all that a public key may be bound to
  Access wrongAccess(String tenant, Set<String> surveys) {
    return switch (wrong) {
      case "srv" -> new Access(tenant, Kind.SRV, Set.of(Scope.ADMIN), Set.of());
      case "pub" -> new Access(tenant, Kind.PUB, Set.of(), surveys);
      default -> new Access(tenant, Kind.READ, Set.of(Scope.PEOPLE), Set.of());
    };
  }

  /// What a token must grant to do what the right key may.
  String grant() {
    return switch (right) {
      case "admin" -> "rapport.admin";
      case "read", "-" -> "rapport.read";
      case "people" -> "rapport.people";
      case "desk" -> "rapport.people rapport.write";
      default -> "rapport.write";
    };
  }

  /// What a token may grant without including that.
  String lesserGrant() {
    if (PEOPLE.contains(route)) {
      return "rapport.read rapport.write";
    }
    return switch (right) {
      case "admin" -> "rapport.write rapport.people";
      case "read" -> wrong.equals("pub") ? "openid" : "rapport.admin";
      default -> "rapport.people";
    };
  }

  @Override
  public String toString() {
    return route + (isForm() ? " as a form" : "");
  }
}
