package rapport.rollup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.store.Jobs.Job;

/// Lets every open job take its next step. Each step is bounded, and what it leaves is done by a
/// later run.
final class JobSteps {

  /// The job that makes another time zone's figures.
  static final String CALENDAR = "calendar";

  /// By this attribute a message of the event queue asks the recorder for a step of a job.
  private static final String ATTRIBUTE = "job";

  /// The change of a calendar and the check of records are folding, control charts are drawn from
  /// what was folded, and predictions change no entity: these are done here. Every other job
  /// changes entities and the log: that is the recorder's.
  private static final Set<String> OURS =
      Set.of(CALENDAR, ControlCharts.JOB, ValuePredictions.JOB, RecordCheck.JOB);

  private final CalendarChange calendarChange;
  private final ControlCharts controlCharts;
  private final ValuePredictions predictions;
  private final RecordCheck check;
  private final MessageQueue events;

  JobSteps(
      CalendarChange calendarChange,
      ControlCharts controlCharts,
      ValuePredictions predictions,
      RecordCheck check,
      MessageQueue events) {
    this.calendarChange = calendarChange;
    this.controlCharts = controlCharts;
    this.predictions = predictions;
    this.check = check;
    this.events = events;
  }

  /// Whether a step of it is no more than a message to the recorder.
  static boolean isHandedOn(Job job) {
    return !OURS.contains(job.name());
  }

  void step(Job job) {
    if (job.name().equals(CALENDAR)) {
      calendarChange.step(job);
    } else if (job.name().equals(ControlCharts.JOB)) {
      controlCharts.step(job);
    } else if (job.name().equals(ValuePredictions.JOB)) {
      predictions.step(job);
    } else if (job.name().equals(RecordCheck.JOB)) {
      check.step(job);
    } else {
      events.sendAll(
          List.of(
              Message.of(
                  "{}", Map.of("tenant", job.tenant(), ATTRIBUTE, job.name()), job.tenant())));
    }
  }
}
