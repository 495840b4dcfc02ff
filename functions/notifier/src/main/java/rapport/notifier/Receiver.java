package rapport.notifier;

import rapport.webhook.Verdict;

/// Whoever is told something.
interface Receiver {

  /// Says it once.
  Verdict tell(Call call);
}
