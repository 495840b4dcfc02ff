package rapport.recorder;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;
import java.util.regex.Pattern;

/// When a message was put into the queue for the first time, and under which id.
///
/// One that was redriven from the dead letters says so in its attribute `redriven`: how late its
/// events were must not depend on when somebody mended what was broken, and an event without an id,
/// which may be recorded already, must stay the same event. Whatever else a sender means by an
/// attribute of that name is ignored.
///
/// @param messageId names events that have no id
record FirstSending(Instant at, String messageId) {

  private static final String ATTRIBUTE = "redriven";

  /// Epoch milliseconds and a message's id.
  private static final Pattern REDRIVEN = Pattern.compile("([0-9]{1,15}) ([A-Za-z0-9-]{1,100})");

  static FirstSending of(SQSMessage message) {
    var queuedAt =
        Instant.ofEpochMilli(Long.parseLong(message.getAttributes().get("SentTimestamp")));
    var redriven = REDRIVEN.matcher(RecorderHandler.attribute(message, ATTRIBUTE));
    if (!redriven.matches()) {
      return new FirstSending(queuedAt, message.getMessageId());
    }
    var first = Instant.ofEpochMilli(Long.parseLong(redriven.group(1)));
    return new FirstSending(first.isBefore(queuedAt) ? first : queuedAt, redriven.group(2));
  }
}
