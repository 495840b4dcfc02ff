package rapport.local.gateway;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.Bytes;

/// A request as it came over HTTP.
///
/// @param path as sent, percent-encoded
/// @param query as sent, without the question mark; empty if there is none
/// @param headers by their names in lower case; several of one name are joined by commas
public record HttpCall(
    String method,
    String path,
    String query,
    SortedMap<String, String> headers,
    Bytes body,
    String sourceIp) {

  public HttpCall {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /// @return empty if there is no such header
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  List<String> cookies() {
    String cookies = header("cookie");
    return cookies.isEmpty() ? List.of() : List.of(cookies.split("; *"));
  }
}
