package rapport.respondent;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.Bytes;
import rapport.entity.EntityEvent;
import rapport.entity.EventHash;
import rapport.entity.Stamp;
import rapport.event.Event;
import rapport.event.Payload.SurveyResponse;
import rapport.survey.Survey;

/// What a respondent keeps of an event.
///
/// @param stamp its identity, time and version
/// @param segments the segment values that it gives
/// @param action what happened
public record RespondentEvent(
    Stamp stamp, SortedMap<String, String> segments, RespondentAction action)
    implements EntityEvent {

  public RespondentEvent {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
  }

  /// @param event whose payload is an invitation
  public static RespondentEvent invited(Event event) {
    return of(event, new RespondentAction.Invited());
  }

  /// @param survey the definition that the response fits
  /// @param response the payload of that event; what it takes back need not fit any more
  public static RespondentEvent answered(Survey survey, Event event, SurveyResponse response) {
    boolean counts = survey.respondents().oneVote() && !event.version().voided();
    return of(event, new RespondentAction.Answered(counts ? survey.measures(response) : List.of()));
  }

  RespondentEvent voided() {
    return new RespondentEvent(stamp.voided(), segments, action);
  }

  private static RespondentEvent of(Event event, RespondentAction action) {
    var identity = event.identity();
    var stamp =
        new Stamp(EventHash.of(identity), identity.time(), event.version(), identity.importName());
    return new RespondentEvent(stamp, event.segments(), action);
  }

  @Override
  public Bytes content() {
    return RespondentCodec.content(this);
  }
}
