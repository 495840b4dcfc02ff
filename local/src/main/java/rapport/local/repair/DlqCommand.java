package rapport.local.repair;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rapport.local.repair.DeadLetters.Refusal;
import rapport.local.repair.DeadLetters.Seen;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// `rapport dlq`: what to do with messages that failed ten times.
@Command(
    name = "dlq",
    description = {
      "Shows dead letters, sends them again, or deletes them.",
      "Of the running local system, or of a stack by your AWS credentials. What is looked at is"
          + " hidden from others meanwhile, at most five minutes."
    },
    mixinStandardHelpOptions = true)
public final class DlqCommand {

  private static final int NOT_ALL = 1;
  private static final String MORE = "%s: %d were looked at, and there may be more";

  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      description = {
        "Shows them: queue, id, tenant, age, how often received, bytes, what it is.",
        "Says so where there may be more than it shows."
      },
      mixinStandardHelpOptions = true)
  int list(
      @Mixin LetterOptions which,
      @Option(
              names = "--bodies",
              description = "Shows bodies whole, with what they say of persons.")
          boolean bodies) {
    try (SqsClient sqs = which.sqs()) {
      int count = 0;
      var cut = new ArrayList<String>();
      for (DeadLetters letters : which.of(sqs)) {
        String queue = letters.queues().name();
        var some = letters.list(which.listed());
        some.forEach(letter -> out().println(line(queue, letter, bodies)));
        count += some.size();
        if (some.size() >= which.listed()) {
          cut.add(MORE.formatted(queue, some.size()));
        }
      }
      out().println(count == 0 ? "No dead letters." : count + " dead letters.");
      cut.forEach(out()::println);
      out().flush();
      return 0;
    } catch (SdkException e) {
      throw Site.unanswered(e);
    }
  }

  @Command(
      name = "redrive",
      description = {
        "Sends them again to where they failed. Each is deleted only when it was sent: what the queue"
            + " does not take stays, and is named; so does what fails again meanwhile.",
        "Ends with status 1 if anything stays that was to be sent, or may.",
        "Nothing is counted twice, however often this is done or breaks off."
      },
      mixinStandardHelpOptions = true)
  int redrive(
      @Mixin LetterOptions which,
      @Option(names = "--all", description = "All of them.") boolean all,
      @Parameters(arity = "0..*", paramLabel = "ID", description = "Those with these ids.")
          List<String> ids) {
    var wanted = new Wanted(all, ids);
    return deal(
        which, wanted, "sent again", letters -> letters.redrive(which.limit(), wanted, wanted));
  }

  @Command(
      name = "drop",
      description = {
        "Deletes them for good. What they hold is in no figure then.",
        "Ends with status 1 if there may be more of them."
      },
      mixinStandardHelpOptions = true)
  int drop(
      @Mixin LetterOptions which,
      @Option(names = "--all", description = "All of them.") boolean all,
      @Option(names = "--yes", description = "Really.") boolean yes,
      @Parameters(arity = "0..*", paramLabel = "ID", description = "Those with these ids.")
          List<String> ids) {
    if (!yes) {
      throw new CantRepairException("what is dropped is gone for good: say --yes, too");
    }
    var wanted = new Wanted(all, ids);
    return deal(which, wanted, "deleted", letters -> letters.drop(which.limit(), wanted));
  }

  /// Which of the letters looked at are wanted.
  private static final class Wanted implements Predicate<Letter>, Refusal {

    private final boolean all;
    private final Set<String> missing;
    private final Set<String> ids;
    private final SortedMap<String, String> stay = new TreeMap<>();

    /// @throws CantRepairException if it is not said which
    Wanted(boolean all, List<String> ids) {
      this.all = all;
      this.ids = ids == null ? Set.of() : new TreeSet<>(ids);
      this.missing = new TreeSet<>(this.ids);
      if (all == !this.ids.isEmpty()) {
        throw new CantRepairException("say which by their ids, or --all");
      }
    }

    @Override
    public boolean test(Letter letter) {
      missing.remove(letter.id());
      return all || ids.contains(letter.id());
    }

    @Override
    public void told(String id, SqsException why) {
      stay.put(
          id,
          "not sent: %s: %s".formatted(id, Preview.printable(String.valueOf(why.getMessage()))));
    }

    @Override
    public void failedAgain(String id) {
      stay.put(id, "failed again: " + id);
    }

    /// @return what was not found or stays, in words
    private List<String> left() {
      var left = new ArrayList<>(stay.values());
      missing.forEach(id -> left.add("not found: " + Preview.printable(id)));
      return left;
    }

    private boolean mayBeAmongOthers() {
      return all || !missing.isEmpty();
    }
  }

  /// @param deals with the wanted ones of a queue
  private int deal(
      LetterOptions which, Wanted wanted, String done, Function<DeadLetters, Seen> deals) {
    var cut = new ArrayList<String>();
    try (SqsClient sqs = which.sqs()) {
      for (DeadLetters letters : which.of(sqs)) {
        String queue = letters.queues().name();
        var seen = deals.apply(letters);
        out().printf("%s: %d %s%n", queue, seen.gone(), done);
        out().flush();
        if (seen.cut()) {
          cut.add(MORE.formatted(queue, seen.seen()));
        }
      }
    } catch (SdkException e) {
      throw Site.unanswered(e);
    }
    var left = wanted.left();
    if (wanted.mayBeAmongOthers()) {
      left.addAll(cut);
    }
    left.forEach(err()::println);
    err().flush();
    return left.isEmpty() ? 0 : NOT_ALL;
  }

  private static String line(String queue, Letter letter, boolean whole) {
    String body = letter.message().body();
    return "%s  %s  %s  %s  received %d  %d bytes  %s"
        .formatted(
            queue,
            letter.id(),
            letter.tenant().map(Preview::printable).orElse("-"),
            age(Duration.between(letter.sentAt(), Clock.systemUTC().instant())),
            letter.receives(),
            letter.bytes(),
            whole ? Preview.whole(body) : Preview.of(body));
  }

  static String age(Duration age) {
    if (age.toDays() > 0) {
      return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
    }
    return age.toHours() > 0
        ? "%d h %d min".formatted(age.toHours(), age.toMinutesPart())
        : "%d min".formatted(Math.max(0, age.toMinutes()));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
