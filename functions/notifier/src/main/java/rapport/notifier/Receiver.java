package rapport.notifier;

/// Whoever is told something.
interface Receiver {

  /// Says it once.
  Told tell(Call call);
}
