package rapport.queue;

import java.util.List;
import rapport.queue.memory.MemoryQueue;

final class MemoryQueueTest extends MessageQueueContract {

  private final MemoryQueue queue = new MemoryQueue();

  @Override
  MessageQueue queue() {
    return queue;
  }

  @Override
  List<Message> drained() {
    return queue.drain();
  }
}
