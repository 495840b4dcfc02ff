package rapport.local.sample;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What of the sample is written and not drawn.
final class SampleResource {

  private static final JsonMapper JSON = new JsonMapper();

  private SampleResource() {}

  static ObjectNode json(String name) {
    try (InputStream in = SampleResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not in the jar");
      }
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
