package rapport.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.bytes.Bytes;
import rapport.local.gateway.SiteFile.Representation;
import rapport.local.template.SiteShape;
import rapport.local.template.SiteShape.Behaviour;

/// Answers with the pages, as a distribution would from a bucket: there are files by their names
/// and nothing else, so no path leads out of them.
final class Site {

  private static final String MISSING = "/404.html";
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final SiteShape shape;
  private final Map<String, SiteFile> files;

  /// @param files by their paths
  Site(SiteShape shape, Map<String, SiteFile> files) {
    this.shape = shape;
    this.files = Map.copyOf(files);
  }

  /// @return empty if this is not for the pages to answer
  Optional<HttpAnswer> answer(HttpCall call) {
    if (!METHODS.contains(call.method())) {
      return Optional.empty();
    }
    String path = PercentCode.decode(call.path()).orElse(call.path());
    return shape.behaviours().stream()
        .filter(behaviour -> behaviour.fits(path))
        .findFirst()
        .filter(Behaviour::pages)
        .flatMap(behaviour -> answer(call, path, behaviour));
  }

  private Optional<HttpAnswer> answer(HttpCall call, String path, Behaviour behaviour) {
    SiteFile file = files.get(path.equals("/") ? path + shape.root() : path);
    return file == null
        ? Optional.ofNullable(files.get(MISSING)).map(page -> answer(404, call, page, behaviour))
        : Optional.of(answer(200, call, file, behaviour));
  }

  private static HttpAnswer answer(int status, HttpCall call, SiteFile file, Behaviour behaviour) {
    boolean zipped = file.shrinks() && new Encodings(call.header("accept-encoding")).take("gzip");
    Representation sent = zipped ? file.zipped() : file.plain();
    var headers = new LinkedHashMap<>(behaviour.headers());
    headers.put("content-type", file.type());
    headers.put("etag", sent.tag());
    if (file.shrinks()) {
      headers.put("vary", "accept-encoding");
    }
    if (status == 200 && isKnown(sent.tag(), call.header("if-none-match"))) {
      headers.remove("content-type");
      return new HttpAnswer(304, headers, List.of(), Bytes.EMPTY);
    }
    if (zipped) {
      headers.put("content-encoding", "gzip");
    }
    return new HttpAnswer(status, headers, List.of(), sent.bytes());
  }

  /// Whether a caller has it already. Tags of ours hold no comma.
  private static boolean isKnown(String tag, String tags) {
    for (String one : tags.split(",")) {
      String known = one.strip();
      if (known.equals("*") || known.replaceFirst("^W/", "").equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
