package rapport.notifier;

import rapport.webhook.Letter;

/// Takes letters to whoever wants to read of alerts.
public interface Mail {

  /// @param tenant whose alert it is
  /// @return whether it was taken; if not, it is sent again later
  boolean send(String tenant, Letter letter);
}
