package rapport.notifier;

import rapport.webhook.Trial.Ending;

/// Whoever is told something.
interface Receiver {

  /// Says it once.
  Ending tell(Call call);
}
