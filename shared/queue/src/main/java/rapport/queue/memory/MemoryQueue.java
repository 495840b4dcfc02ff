package rapport.queue.memory;

import java.util.ArrayList;
import java.util.List;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.queue.UnsentException;

/// A queue that keeps its messages in order and in memory.
public final class MemoryQueue implements MessageQueue {

  private final List<Message> messages = new ArrayList<>();
  private boolean failing;

  @Override
  public void sendAll(List<Message> sent) {
    if (sent.stream().anyMatch(message -> message.bytes() > Message.MAX_BYTES)) {
      throw new IllegalArgumentException("a message weighs more than " + Message.MAX_BYTES);
    }
    if (failing) {
      throw new UnsentException("this queue was told to fail");
    }
    messages.addAll(sent);
  }

  /// From now on it takes nothing, or everything again.
  public void fail(boolean fails) {
    failing = fails;
  }

  /// What it holds, the oldest first.
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /// Takes out all it holds.
  public List<Message> drain() {
    var drained = messages();
    messages.clear();
    return drained;
  }
}
