package rapport.local.repair;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Which dead letters a command is about.
final class LetterOptions {

  private static final int MOST = 10_000;
  private static final int LISTED = 1_000;

  @Mixin private SiteOptions where = new SiteOptions();

  /// Which queues.
  enum Which {
    events,
    work,
    webhooks,
    all
  }

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      defaultValue = "all",
      description = "Of which queue: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Which which = Which.all;

  @Option(
      names = "--queue-url",
      paramLabel = "URL",
      description = "Where the messages came from, if it can't be found by the stack's name.")
  private String queueUrl = "";

  @Option(
      names = "--dead-letters-url",
      paramLabel = "URL",
      description = "Where the dead letters are; goes with --queue-url.")
  private String deadLettersUrl = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "How many to look at in each queue, 1 to "
              + MOST
              + " (default: of list "
              + LISTED
              + ", else all there are).")
  private @Nullable Integer limit;

  /// How many to show.
  int listed() {
    return limit(LISTED);
  }

  /// How many to deal with.
  int limit() {
    return limit(Integer.MAX_VALUE);
  }

  private int limit(int usual) {
    if (limit == null) {
      return usual;
    }
    if (limit < 1 || limit > MOST) {
      throw new CantRepairException("--limit must be 1 to %d, got %d".formatted(MOST, limit));
    }
    return limit;
  }

  SqsClient sqs() {
    return where.site().sqs();
  }

  List<DeadLetters> of(SqsClient sqs) {
    if (queueUrl.isEmpty() != deadLettersUrl.isEmpty()) {
      throw new CantRepairException("--queue-url and --dead-letters-url go together");
    }
    if (!queueUrl.isEmpty()) {
      return List.of(new DeadLetters(sqs, new QueuePair("given", queueUrl, deadLettersUrl)));
    }
    var found = new ArrayList<DeadLetters>();
    if (isAsked(Which.events)) {
      found.add(letters(sqs, "events", "EventQueue", "EventDeadLetters"));
    }
    if (isAsked(Which.work)) {
      found.add(letters(sqs, "work", "WorkQueue", "WorkDeadLetters"));
    }
    if (isAsked(Which.webhooks)) {
      found.add(letters(sqs, "webhooks", "WebhookQueue", "WebhookDeadLetters"));
    }
    return found;
  }

  private boolean isAsked(Which queue) {
    return which == queue || which == Which.all;
  }

  private DeadLetters letters(SqsClient sqs, String name, String queue, String deadLetters) {
    var site = where.site();
    return new DeadLetters(
        sqs, new QueuePair(name, site.queueUrl(sqs, queue), site.queueUrl(sqs, deadLetters)));
  }
}
