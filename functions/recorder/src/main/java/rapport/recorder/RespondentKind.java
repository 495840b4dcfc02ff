package rapport.recorder;

import java.util.Collection;
import java.util.List;
import rapport.bytes.Bytes;
import rapport.entity.Admission;
import rapport.entity.Given;
import rapport.erasure.ErasureProgress;
import rapport.fact.Family;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentCodec;
import rapport.respondent.RespondentEvent;
import rapport.respondent.RespondentId;

/// Respondents, kept under survey and customer. A survey must say that it keeps them.
record RespondentKind() implements EntityKind<Respondent, RespondentEvent> {

  @Override
  public String name() {
    return Respondent.KIND;
  }

  /// What counts for a question or a driver counts for the survey, too, so that its day is closed
  /// no later.
  @Override
  public List<Family> families(String id) {
    return List.of(Family.survey(RespondentId.parse(id).survey()));
  }

  @Override
  public Respondent empty(String id) {
    return Respondent.empty(RespondentId.parse(id));
  }

  @Override
  public Respondent decode(String id, Bytes content) {
    return RespondentCodec.decode(content);
  }

  @Override
  public Bytes encode(Respondent respondent) {
    return RespondentCodec.encode(respondent);
  }

  @Override
  public Admission<Respondent, RespondentEvent> admit(
      Respondent respondent, Collection<RespondentEvent> events) {
    return respondent.admit(events);
  }

  @Override
  public String refusal() {
    return "full: this customer has answered this survey so often that no more of it is kept";
  }

  @Override
  public boolean knows(Respondent respondent, RespondentEvent event) {
    return respondent.knows(event);
  }

  @Override
  public Respondent takeBack(Respondent respondent, String importName) {
    return respondent.takeBack(importName);
  }

  @Override
  public Respondent withdraw(Respondent respondent, String importName) {
    return respondent.withdraw(importName);
  }

  @Override
  public Respondent erase(Respondent respondent, ErasureProgress erasure, Given given) {
    return respondent.name().subject().equals(erasure.subject())
        ? respondent.erase(erasure.at())
        : respondent;
  }
}
