package rapport.local.importer.mapping;

import java.util.List;
import java.util.Map;

/// What the rows of a file are.
public sealed interface Rows {

  /// Each row is one event or several.
  record Events(List<EventTemplate> templates) implements Rows {
    public Events {
      templates = List.copyOf(templates);
    }
  }

  /// Each row is the state of a ticket after a change.
  ///
  /// @param ticket whose row it is
  /// @param together whether the rows of a ticket follow each other in the file
  /// @param sequence what orders the rows of a ticket before their time does; [Value#NONE] if
  ///   nothing
  /// @param time of the change
  /// @param created when the ticket was created, from its first row
  /// @param events what the events say, by the last word of their type; absent if nothing more
  record StateChanges(
      Value ticket,
      boolean together,
      Value sequence,
      Moment time,
      StateColumn state,
      Moment created,
      Map<String, Details> events)
      implements Rows {
    public StateChanges {
      events = Map.copyOf(events);
    }
  }

  /// Each row is one respondent's answers.
  ///
  /// @param id of the event; [Value#NONE] for one made from the row's content
  /// @param answers the question ids with what was answered
  /// @param details everything else: language, channel, complete, subject, attributes
  record SurveyAnswers(
      Survey survey, Value id, Moment time, List<Details.Field> answers, Details details)
      implements Rows {
    public SurveyAnswers {
      answers = List.copyOf(answers);
    }
  }

  /// The state and its meaning.
  record StateColumn(Value value, States states) {}

  /// How to make one event of a row.
  ///
  /// @param id of the event; [Value#NONE] for one made from the row's content
  /// @param first makes an event only of the first row that has this value; [Value#NONE] for all
  /// @param when which rows it is made of
  record EventTemplate(
      String type, Value id, Moment time, Value first, Condition when, Details details) {}
}
