package rapport.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a receiver: `https`, a name, a port that no mail or other server listens at, a
/// path. Whether the name leads somewhere public is only known when it is called.
///
/// @param text as it was written
/// @param secure whether by `https`
/// @param host in lower case
/// @param target path and query, beginning with `/`
public record WebhookAddress(String text, boolean secure, String host, int port, String target) {

  public static final int MAX_CHARACTERS = 1_000;

  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int FIRST_FREE_PORT = 1_024;
  private static final int LAST_PORT = 65_535;

  /// The characters of RFC 3986, in a path and query those that need no escape.
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://([A-Za-z0-9.-]{1,253})(?::([0-9]{1,5}))?"
              + "((?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
              + "(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?)");

  /// Labels of letters, digits and inner hyphens, two or more, the last one no number: what a
  /// resolver may take for an IPv4 address, in whatever notation, ends in a number (WHATWG URL,
  /// "ends in a number").
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /// Names that only lead to a place inside some network.
  private static final Pattern INSIDE =
      Pattern.compile("(?:.*\\.)?(?:localhost|local|internal|intranet|lan|home|corp|onion|arpa)");

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}");

  /// The address that a text is, if it may be called.
  ///
  /// @param reach where it may lead
  public static Optional<WebhookAddress> read(String text, Reach reach) {
    Matcher form = FORM.matcher(text);
    if (text.length() > MAX_CHARACTERS || !form.matches()) {
      return Optional.empty();
    }
    boolean secure = form.group(1).equals("https");
    int usual = secure ? HTTPS : HTTP;
    int port = form.group(3) == null ? usual : Integer.parseInt(form.group(3));
    String rest = form.group(4);
    String target = rest.startsWith("/") ? rest : "/" + rest;
    String host = form.group(2).toLowerCase(Locale.ROOT);
    var address = new WebhookAddress(text, secure, host, port, target);
    return Optional.of(address).filter(one -> one.isWithin(reach));
  }

  private boolean isWithin(Reach reach) {
    return switch (reach) {
      case OUTSIDE -> isOutside();
      case OUTSIDE_AND_LOOPBACK -> isOutside() || exists() && isLoopback();
    };
  }

  /// Whether its name is one of this very machine.
  public boolean isLoopback() {
    return LOOPBACK.matcher(host).matches();
  }

  private boolean exists() {
    return port >= 1 && port <= LAST_PORT;
  }

  private boolean isOutside() {
    boolean allowed = port == HTTPS || port >= FIRST_FREE_PORT;
    return secure
        && exists()
        && allowed
        && NAME.matcher(host).matches()
        && !INSIDE.matcher(host).matches();
  }

  /// The header `Host`, which leaves out the usual port.
  public String hostHeader() {
    return port == (secure ? HTTPS : HTTP) ? host : host + ":" + port;
  }
}
