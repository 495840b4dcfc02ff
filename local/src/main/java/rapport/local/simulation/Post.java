package rapport.local.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import rapport.local.simulation.Site.Call;
import rapport.local.simulation.Site.Function;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.queue.UnsentException;

/// A queue as SQS is: it delivers at least once, in any order, and moves to its dead letters what
/// was received too often.
final class Post {

  private static final String REDRIVEN = "redriven";

  private final World world;
  private final Function to;
  private final int maxReceives;
  private final List<Letter> waiting = new ArrayList<>();
  private final List<Letter> done = new ArrayList<>();
  private final List<Letter> dead = new ArrayList<>();
  private final List<Letter> all = new ArrayList<>();

  /// @param to what it delivers to
  /// @param maxReceives after so many a message goes to the dead letters
  Post(World world, Function to, int maxReceives) {
    this.world = world;
    this.to = to;
    this.maxReceives = maxReceives;
  }

  Letter send(String body, java.util.Map<String, String> attributes, List<Told> events) {
    var letter = new Letter("m" + all.size(), body, attributes, world.now(), events);
    all.add(letter);
    waiting.add(letter);
    return letter;
  }

  /// Nothing waits, and nothing is at work.
  boolean isEmpty() {
    return waiting.isEmpty() && dead.isEmpty();
  }

  boolean hasWaiting() {
    return waiting.stream().anyMatch(letter -> !letter.isAtWork());
  }

  /// A batch that is received now; empty if there is nothing to receive. The first choice is what
  /// waits longest.
  List<Letter> receive(int most) {
    var batch = new ArrayList<Letter>();
    while (batch.size() < most) {
      var next = next(batch);
      if (next.isEmpty()) {
        break;
      }
      var letter = next.get();
      letter.receive();
      batch.add(letter);
    }
    return batch;
  }

  private Optional<Letter> next(List<Letter> taken) {
    boolean calm = world.isCalm();
    if (!calm && !done.isEmpty() && world.choices.oneIn(12)) {
      var again = done.get(world.choices.below(done.size()));
      return taken.contains(again) ? Optional.empty() : counted(Fault.DUPLICATED, again);
    }
    boolean whileAtWork = !calm && world.choices.oneIn(12);
    var candidates =
        waiting.stream()
            .filter(letter -> !taken.contains(letter))
            .filter(letter -> whileAtWork || !letter.isAtWork())
            .toList();
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    boolean overtakes = !calm && candidates.size() > 1 && world.choices.oneIn(4);
    int index = overtakes ? world.choices.below(candidates.size()) : 0;
    var letter = candidates.get(index);
    if (index > 0) {
      counted(Fault.REORDERED, letter);
    }
    return letter.isAtWork() ? counted(Fault.REDELIVERED, letter) : Optional.of(letter);
  }

  /// Whoever had received it has done it.
  void acknowledge(Letter letter) {
    letter.release();
    if (!world.isCalm() && world.choices.oneIn(25)) {
      counted(Fault.DONE_UNSEEN, letter);
      bury(letter);
      return;
    }
    if (!letter.isDone()) {
      letter.acknowledge();
      waiting.remove(letter);
      done.add(letter);
    }
  }

  /// Whoever had received it has failed, or died.
  void giveBack(Letter letter) {
    letter.release();
    bury(letter);
  }

  private void bury(Letter letter) {
    if (letter.received() >= maxReceives && waiting.remove(letter)) {
      counted(Fault.DEAD_LETTERED, letter);
      if (world.plant != Plant.DEAD_LETTERS_DROPPED) {
        dead.add(letter);
      }
    }
  }

  /// All events that were surely recorded.
  List<Told> recorded() {
    return all.stream().filter(Letter::isRecorded).flatMap(one -> one.events().stream()).toList();
  }

  /// Sends everything again that was ever here, as new messages.
  void sendAllAgain() {
    List.copyOf(all).forEach(one -> send(one.body(), one.attributes(), one.events()));
  }

  boolean hasDead() {
    return !dead.isEmpty();
  }

  /// Sends the dead letters again, as new messages that say when and as what they came first: how
  /// late their events were is judged by that.
  void redrive() {
    for (Letter letter : List.copyOf(dead)) {
      counted(Fault.REDRIVEN, letter);
      var attributes = new TreeMap<>(letter.attributes());
      attributes.putIfAbsent(REDRIVEN, letter.sentAt().toEpochMilli() + " " + letter.id());
      send(letter.body(), attributes, letter.events());
    }
    dead.clear();
  }

  private Optional<Letter> counted(Fault fault, Letter letter) {
    world.count(fault, Site.ofMessages(to, Call.RUN));
    return Optional.of(letter);
  }

  /// Whether an event has come here.
  boolean holds(Told told) {
    return all.stream().anyMatch(letter -> letter.events().contains(told));
  }

  /// As a function meets it that sends here.
  MessageQueue sentBy(Container container) {
    MessageQueue queue = messages -> send(container, messages);
    return world.plant.wrap(queue);
  }

  private void send(Container container, List<Message> messages) {
    var site = Site.ofMessages(container.function(), Call.SEND);
    var brought = container.brought();
    var fault = world.fault(Weather.Kind.BATCH, site);
    switch (fault) {
      case GAVE_WAY -> world.giveWay(container.invocation(), site);
      case THROTTLED, FAILED -> throw Outage.FAILED;
      case DIED_BEFORE -> throw Died.NOW;
      case LANDED_LATE -> {
        world.late.add(() -> take(messages, brought));
        throw Outage.TIMED_OUT;
      }
      case HALF_DONE, HALF_LATE -> {
        int done = Math.min(1 + world.choices.below(messages.size()), messages.size() - 1);
        world.met(fault, site, done > 0);
        take(messages.subList(0, done), brought);
        if (fault == Fault.HALF_LATE) {
          world.late.add(() -> take(messages.subList(done, messages.size()), brought));
        }
        throw new UnsentException(messages.size() - done + " messages were not sent");
      }
      default -> {}
    }
    take(messages, brought);
    switch (fault) {
      case DIED_AFTER -> throw Died.NOW;
      case ANSWER_LOST -> throw Outage.TIMED_OUT;
      case RESENT -> take(messages, brought);
      case LANDED_TWICE -> world.late.add(() -> take(messages, brought));
      case LOST_AND_TWICE -> {
        world.late.add(() -> take(messages, brought));
        throw Outage.TIMED_OUT;
      }
      default -> {}
    }
  }

  /// A message brings those of the events that it names.
  private void take(List<Message> messages, List<Told> brought) {
    for (Message message : messages) {
      var some =
          brought.stream()
              .filter(told -> message.body().contains("\"" + told.id() + "\""))
              .toList();
      send(message.body(), message.attributes(), some);
    }
  }
}
