package rapport.queue;

import java.util.List;

/// Takes messages and keeps them.
public interface MessageQueue {

  /// Sends messages, in their order where nothing fails. When this returns, all are kept durably.
  /// When it throws, some may be: sending all again must do no harm.
  ///
  /// @throws IllegalArgumentException if a message weighs more than [Message#MAX_BYTES]; nothing is
  ///   sent then
  /// @throws UnsentException if the queue did not take all of them
  void sendAll(List<Message> messages);
}
