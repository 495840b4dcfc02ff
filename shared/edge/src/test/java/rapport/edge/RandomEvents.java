package rapport.edge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload;
import rapport.event.Payload.Answer;
import rapport.event.Payload.Author;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.TicketAction;
import rapport.event.Scale;
import rapport.event.Version;

/// Valid events of every type, drawn at random.
final class RandomEvents {

  private static final long SECONDS_TO_2040 = 2_208_988_800L;
  private static final String LETTERS = "abcXYZ019._-";
  private static final List<String> TEXTS =
      List.of("x", "é", "😀", "\"", "\\", "</b>", " ", "很", "~", "/", "'");

  private final RandomGenerator random;

  RandomEvents(RandomGenerator random) {
    this.random = random;
  }

  Event next() {
    var payload = payload();
    var segments = new TreeMap<String, String>();
    for (String field : EventTypes.segments(EventTypes.name(payload))) {
      if (random.nextBoolean()) {
        segments.put(field, field.equals("language") ? "zh-Hans" : text(20));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      segments.put("x" + name(), text(256));
    }
    var time =
        Instant.ofEpochSecond(random.nextLong(SECONDS_TO_2040)).plusMillis(random.nextInt(1000));
    return new Event(
        new Identity(text(64), text(64), time, random.nextBoolean() ? "" : name()),
        payload instanceof Payload.CustomerChange || random.nextBoolean() ? text(64) : "",
        new Version(random.nextBoolean() ? 0 : random.nextLong(1L << 53), random.nextBoolean()),
        segments,
        payload);
  }

  private Payload payload() {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Payload.SurveyResponse(name(), random.nextInt(3), random.nextBoolean(), answers());
      case 1 -> random.nextInt(4) == 0 ? new Payload.SurveyInvited(name()) : ticket();
      case 2 -> ticket();
      default -> new Payload.CustomerChange(customer());
    };
  }

  private SortedMap<String, Answer> answers() {
    var answers = new TreeMap<String, Answer>();
    for (int i = random.nextInt(5); i > 0; i--) {
      answers.put(name(), answer());
    }
    return answers;
  }

  private Answer answer() {
    return switch (random.nextInt(4)) {
      case 0 -> chosen();
      case 1 -> new Answer.Text(text(100) + "\n\t");
      default -> new Answer.Score(random.nextInt(-5, 20));
    };
  }

  private Answer chosen() {
    var options = new TreeSet<String>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      options.add(name());
    }
    return new Answer.Chosen(options);
  }

  private Payload ticket() {
    return new Payload.TicketChange(text(64), random.nextLong(-3, 9), action());
  }

  private TicketAction action() {
    return switch (random.nextInt(10)) {
      case 0 -> new TicketAction.Created(random.nextBoolean());
      case 1 -> new TicketAction.Replied(Author.values()[random.nextInt(3)], random.nextBoolean());
      case 2 -> new TicketAction.Assigned();
      case 3 -> new TicketAction.Paused();
      case 4 -> new TicketAction.Resumed();
      case 5 -> new TicketAction.Resolved();
      case 6 -> new TicketAction.Reopened();
      case 7 -> new TicketAction.Closed();
      case 8 -> new TicketAction.Deleted();
      default -> rated();
    };
  }

  private TicketAction rated() {
    var scale =
        List.of(new Scale(1, 5, false), new Scale(1, 7, false), Scale.GOOD_BAD)
            .get(random.nextInt(3));
    int score = random.nextInt(scale.low(), scale.high() + 1);
    return new TicketAction.Rated(score, scale, random.nextBoolean() ? "" : text(50));
  }

  private CustomerAction customer() {
    return switch (random.nextInt(8)) {
      case 0 -> new CustomerAction.Joined();
      case 1 -> new CustomerAction.Left();
      case 2 -> new CustomerAction.Purchased(amount(), amount().negate(), "EUR");
      case 3 -> new CustomerAction.Revenue(amount(), "JPY");
      case 4 -> new CustomerAction.Acquired(amount(), "USD");
      case 5 -> new CustomerAction.Active(name());
      case 6 -> new CustomerAction.Reached(name(), name());
      default ->
          new CustomerAction.Rewarded(
              name(),
              BigDecimal.valueOf(random.nextInt(-50, 50)),
              random.nextBoolean() ? "" : text(9));
    };
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(random.nextLong(1, 1_000_000_000L), random.nextInt(0, 4));
  }

  private String name() {
    var name = new StringBuilder("n");
    IntStream.range(0, random.nextInt(63))
        .forEach(_ -> name.append(LETTERS.charAt(random.nextInt(LETTERS.length()))));
    return name.toString();
  }

  private String text(int maxLength) {
    var text = new StringBuilder();
    while (text.isEmpty() || text.length() < random.nextInt(maxLength) - 2) {
      text.append(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return text.toString();
  }
}
