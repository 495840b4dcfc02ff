package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.bytes.ByteWriter;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.Granularity;
import rapport.respondent.Respondent;
import rapport.state.State;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.survey.Question;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;

/// Surveys that keep those who are asked, as they are recorded.
class RespondentTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Family RECOMMEND = Family.question("vote", "recommend");

  private final RecorderWorld world = new RecorderWorld();

  @Test
  void theLastAnswerOfACustomerCountsWhateverOrderTheyComeIn() {
    world.define(survey(new Respondents(true, false)));

    world.deliver(world.message(answer("2", "2026-03-01T09:30:00Z", "c1", 3)));
    world.deliver(world.message(answer("1", "2026-03-01T09:00:00Z", "c1", 10)));
    world.deliver(world.message(answer("3", "2026-03-01T08:00:00Z", "c2", 7)));
    world.deliver(world.message(answer("2", "2026-03-01T09:30:00Z", "c1", 3)));

    assertThat(scores().counted(Granularity.DAY).values("score:0-10"))
        .isEqualTo(new TreeMap<>(Map.of(3, 1L, 7, 1L)));
    assertThat(scores().counted(Granularity.HOUR).values("score:0-10")).isEmpty();
    assertThat(whole().counted(Granularity.DAY).count("complete")).isEqualTo(2);
    assertThat(whole().values("hours").values()).containsExactlyInAnyOrder(2L, 1L);
  }

  @Test
  void aLaterResponseThatSkipsAQuestionLeavesTheVoteOnItInPlace() {
    world.define(survey(new Respondents(true, false)));

    world.deliver(world.message(answer("1", "2026-03-01T09:00:00Z", "c1", 10)));
    world.deliver(
        world.message(
            event(
                "2",
                "survey.response",
                "2026-03-01T09:30:00Z",
                "c1",
                "{\"survey\":\"vote\",\"answers\":{},\"complete\":false}")));

    for (Granularity granularity : List.of(Granularity.DAY, Granularity.MONTH)) {
      assertThat(scores().counted(granularity).values("score:0-10"))
          .isEqualTo(new TreeMap<>(Map.of(10, 1L)));
      assertThat(whole().counted(granularity).count("complete")).isZero();
      assertThat(whole().counted(granularity).count("partial")).isEqualTo(1);
    }
  }

  @Test
  void withoutASubjectEachAnswerIsAVote() {
    world.define(survey(new Respondents(true, true)));

    world.deliver(
        world.message(answer("1", "2026-03-01T09:00:00Z", "", 10)),
        world.message(answer("2", "2026-03-01T09:30:00Z", "", 10)));

    assertThat(scores().counted(Granularity.DAY).values("score:0-10"))
        .isEqualTo(new TreeMap<>(Map.of(10, 2L)));
    assertThat(stored("vote/")).isFalse();
  }

  @Test
  void aVoteThatIsTakenBackBringsTheOneBeforeItBack() {
    world.define(survey(new Respondents(true, false)));
    world.deliver(world.message(answer("1", "2026-03-01T09:00:00Z", "c1", 10)));
    world.deliver(world.message(answer("2", "2026-03-01T09:30:00Z", "c1", 3)));

    world.deliver(
        world.message(
            event(
                "2",
                "survey.response",
                "2026-03-01T09:30:00Z",
                "c1",
                "{\"survey\":\"vote\",\"answers\":{},\"revision\":1,\"void\":true}")));

    assertThat(scores().counted(Granularity.DAY).values("score:0-10"))
        .isEqualTo(new TreeMap<>(Map.of(10, 1L)));
  }

  @Test
  void anInvitationIsAnsweredByWhatComesBeforeTheNext() {
    world.define(survey(new Respondents(false, true)));

    world.deliver(
        world.message(invitation("i1", "2026-03-01T07:00:00Z", "c1")),
        world.message(invitation("i2", "2026-03-01T08:00:00Z", "c1")),
        world.message(answer("1", "2026-03-01T09:00:00Z", "c1", 10)),
        world.message(answer("2", "2026-03-01T09:10:00Z", "c1", 9)),
        world.message(invitation("i3", "2026-03-01T08:00:00Z", "c2")),
        world.message(invitation("i4", "2026-03-01T08:00:00Z", "")));

    assertThat(whole().count("invitations")).isEqualTo(3);
    assertThat(whole().count("answered")).isEqualTo(1);
    assertThat(whole().count("invited")).isEqualTo(4);
    assertThat(scores().values("score:0-10")).isEqualTo(new TreeMap<>(Map.of(10, 1L, 9, 1L)));
  }

  @Test
  void aSurveyThatKeepsNobodyWritesNoEntity() {
    world.define(survey(Respondents.NOT_KEPT));

    world.deliver(
        world.message(invitation("i1", "2026-03-01T07:00:00Z", "c1")),
        world.message(answer("1", "2026-03-01T09:00:00Z", "c1", 10)));

    assertThat(stored("vote/c1")).isFalse();
    assertThat(whole().count("invitations")).isZero();
  }

  @Test
  void whatAnImportBroughtIsTakenOutOfRespondents() {
    world.define(survey(new Respondents(true, true)));
    var history = Map.of("tenant", RecorderWorld.TENANT, "import", "bad");
    world.deliver(
        world.message(invitation("i1", "2026-03-01T07:00:00Z", "c1"), history),
        world.message(answer("1", "2026-03-01T08:00:00Z", "c1", 3), history));
    world.deliver(world.message(answer("2", "2026-03-01T07:30:00Z", "c1", 10)));

    new Imports(world.events).withdraw(RecorderWorld.TENANT, "bad", world.now);
    var job = ImportWithdrawal.JOB + "bad";
    new Jobs(world.events)
        .start(RecorderWorld.TENANT, job, new ByteWriter().writeByte(1).toBytes(), BigInteger.TEN);
    world.deliver(world.message("{}", Map.of("tenant", RecorderWorld.TENANT, "job", job)));

    assertThat(scores().counted(Granularity.DAY).values("score:0-10"))
        .isEqualTo(new TreeMap<>(Map.of(10, 1L)));
    assertThat(whole().count("invitations")).isZero();
    assertThat(whole().values("hours").values()).containsExactly(1L);
  }

  private boolean stored(String id) {
    var key = new EntityKey(RecorderWorld.TENANT, Respondent.KIND, id);
    return new Entities(world.events).readAll(List.of(key)).containsKey(key);
  }

  private State scores() {
    return world.fold(DAY).get(PartKey.totals(RECOMMEND)).firstEntry().getValue();
  }

  private State whole() {
    return world.fold(DAY).get(PartKey.totals(Family.survey("vote"))).firstEntry().getValue();
  }

  private static Survey survey(Respondents respondents) {
    return new Survey(
        "vote",
        1,
        new TreeMap<>(),
        List.of(new Question.Nps("recommend")),
        "",
        List.of(),
        respondents);
  }

  private static String answer(String id, String time, String subject, int score) {
    return event(
        id,
        "survey.response",
        time,
        subject,
        "{\"survey\":\"vote\",\"answers\":{\"recommend\":" + score + "}}");
  }

  private static String invitation(String id, String time, String subject) {
    return event(id, "survey.invited", time, subject, "{\"survey\":\"vote\"}");
  }

  private static String event(String id, String type, String time, String subject, String data) {
    var text = RecorderWorld.event(id, type, time, data);
    return subject.isEmpty()
        ? text.replace("\"subject\":\"c1\",", "")
        : text.replace("\"c1\"", "\"" + subject + "\"");
  }
}
