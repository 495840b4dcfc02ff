package rapport.forms;

import java.util.Map;
import rapport.link.SurveyLink;

/// By what a visitor was let in to a form.
sealed interface Pass {

  String tenant();

  /// What the answers are to be sent with; empty if nothing is needed.
  String key();

  /// A public key, which decides nothing of the answers.
  record ByKey(String tenant, String key) implements Pass {}

  /// A link, which says who answers.
  record ByLink(SurveyLink link, String key) implements Pass {
    @Override
    public String tenant() {
      return link.tenant();
    }

    /// @return name → value
    Map<String, String> attributes() {
      return link.attributes();
    }
  }

  /// Nothing, where there is one tenant.
  record Free(String tenant) implements Pass {
    @Override
    public String key() {
      return "";
    }
  }
}
