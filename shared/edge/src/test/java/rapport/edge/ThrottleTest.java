package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;
import rapport.edge.Throttle.Whose;
import rapport.limit.Limit;

/// The limits of keys and addresses, as callers meet them.
class ThrottleTest {

  private static final Caller.ByKey PUB = key(Kind.PUB, 1);
  private static final Caller.ByKey SRV = key(Kind.SRV, 2);
  private static final Caller.ByKey READ = key(Kind.READ, 3);
  private static final Need ANY = Need.of(Kind.values());

  private final Map<String, Long> counters = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private boolean down;
  private int reports;
  private Instant now = Fixed.NOW;
  private final Throttle throttle = instance();

  private static Caller.ByKey key(Kind kind, int number) {
    return new Caller.ByKey(
        new Access("demo", kind, Set.of(), Set.of()), Sha256.of(new byte[] {(byte) number}));
  }

  private Throttle instance() {
    return instance(
        Map.of(
            Whose.ADDRESS, new Limit(60, 8),
            Whose.PUBLIC_KEY, new Limit(60, 20),
            Whose.SERVER_KEY, new Limit(600, 40),
            Whose.READ_KEY, new Limit(60, 3)));
  }

  private Throttle instance(Map<Whose, Limit> limits) {
    return instance("intake", limits);
  }

  private Throttle instance(String function, Map<Whose, Limit> limits) {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    var shared =
        new Throttle.Shared(
            function,
            (name, hour, amount) -> {
              if (down) {
                throw new IllegalStateException("down");
              }
              reports++;
              return counters.merge(name + " " + hour, amount, Long::sum);
            },
            (_, fresh) -> fresh,
            () -> Bytes.of(new byte[] {7}));
    return new Throttle(limits, shared, clock, new Log(clock, lines::add));
  }

  private static Request from(String address) {
    return Request.of(
        APIGatewayV2HTTPEvent.builder()
            .withHeaders(Map.of("x-forwarded-for", "198.51.100.7"))
            .withRequestContext(
                RequestContext.builder()
                    .withHttp(RequestContext.Http.builder().withSourceIp(address).build())
                    .build())
            .build());
  }

  private int status(Caller key, String address) {
    return status(throttle, key, address);
  }

  private static int status(Throttle throttle, Caller key, String address) {
    return switch (throttle.admit(from(address), key, ANY)) {
      case Admission.Granted _ -> 200;
      case Admission.Refused(Problem problem) -> problem.status();
    };
  }

  private int passed(int tries, Caller key, String address) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += status(key, address) == 200 ? 1 : 0;
    }
    return passed;
  }

  @Test
  void anAddressGetsItsBurstAndThenWhatComesBack() {
    assertThat(passed(30, PUB, "192.0.2.1")).isEqualTo(8);
    assertThat(passed(30, PUB, "192.0.2.2")).isEqualTo(8);
    now = now.plusSeconds(2);

    assertThat(passed(30, PUB, "192.0.2.1")).isEqualTo(2);
  }

  @Test
  void aHeaderThatNamesAnotherAddressChangesNothing() {
    passed(8, PUB, "192.0.2.1");

    assertThat(status(PUB, "192.0.2.1")).isEqualTo(429);
  }

  @Test
  void manyAddressesTogetherGetWhatTheirKeyMay() {
    int passed = 0;
    for (int i = 0; i < 100; i++) {
      passed += passed(1, PUB, "192.0.2." + i);
    }

    assertThat(passed).isEqualTo(20);
  }

  @Test
  void aServersKeyAndAReadersHaveNoAddress() {
    assertThat(passed(100, SRV, "192.0.2.1")).isEqualTo(40);
    assertThat(passed(100, READ, "192.0.2.1")).isEqualTo(3);
    assertThat(passed(100, PUB, "192.0.2.1")).isEqualTo(8);
  }

  @Test
  void whatIsRefusedSaysWhenToComeAgain() {
    passed(3, READ, "192.0.2.1");

    var refused = (Admission.Refused) throttle.admit(from("192.0.2.1"), READ, ANY);

    var answer = refused.problem().answer();
    assertThat(answer.getStatusCode()).isEqualTo(429);
    assertThat(answer.getHeaders()).containsEntry("retry-after", "1");
    assertThat(answer.getBody())
        .contains(
            "\"title\":\"Too Many Requests\"", "with this key: 60 a minute may, and 3 at once");
  }

  @Test
  void strangersTakeFromTheirAddressAlone() {
    for (int i = 0; i < 8; i++) {
      assertThat(throttle.stranger(from("192.0.2.1")).refusal(1)).isEmpty();
      throttle.stranger(from("192.0.2.1")).take(1);
    }

    assertThat(throttle.stranger(from("192.0.2.1")).refusal(1)).isPresent();
    assertThat(status(PUB, "192.0.2.1")).isEqualTo(429);
    assertThat(status(PUB, "192.0.2.2")).isEqualTo(200);
    assertThat(status(SRV, "192.0.2.1")).isEqualTo(200);
  }

  @Test
  void whoHasNoKeyIsToldSoHoweverOftenHeAsks() {
    for (int i = 0; i < 100; i++) {
      assertThat(status(new Caller.Nobody(), "192.0.2.1")).isEqualTo(401);
      assertThat(status(new Caller.Stranger(), "192.0.2.1")).isEqualTo(401);
    }
  }

  @Test
  void aKeyThatIsNotForThatIsRefusedAndCounted() {
    int forbidden = 0;
    for (int i = 0; i < 100; i++) {
      var admission = throttle.admit(from("192.0.2.1"), READ, Need.of(Kind.SRV));
      forbidden += ((Admission.Refused) admission).problem().status() == 403 ? 1 : 0;
    }

    assertThat(forbidden).isEqualTo(3);
  }

  @Test
  void aTokenCountsAsAKeyOfTheKindItIsLetInBy() {
    var token = new Caller.ByToken(List.of(READ.access()), Sha256.of(new byte[] {9}));

    assertThat(passed(100, token, "192.0.2.1")).isEqualTo(3);
    assertThat(status(READ, "192.0.2.1")).isEqualTo(200);
  }

  @Test
  void ofARequestWithAPublicKeyEveryEventCounts() {
    var request = from("192.0.2.1");

    assertThat(status(PUB, "192.0.2.1")).isEqualTo(200);
    assertThat(throttle.takeFurther(request, PUB, 5)).isEmpty();
    var refused = throttle.takeFurther(request, PUB, 3).orElseThrow();
    var tooMany = throttle.takeFurther(request, PUB, 9).orElseThrow();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(tooMany.status()).isEqualTo(413);
    assertThat(tooMany.detail())
        .isEqualTo("A request from this address may bring 8 events, this has 10.");
    assertThat(status(PUB, "192.0.2.1")).isEqualTo(200);
    assertThat(throttle.takeFurther(request, SRV, 400)).isEmpty();
  }

  /// One more would have to wait for ever: the request itself has taken its place by then.
  @Test
  void aRequestMayBringWhatMayComeAtOnceAndNotOneMore() {
    var request = from("192.0.2.1");
    status(PUB, "192.0.2.1");

    assertThat(throttle.takeFurther(request, PUB, 8))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.status()).isEqualTo(413);
              assertThat(problem.detail()).contains("may bring 8 events, this has 9.");
            });
    assertThat(throttle.takeFurther(request, PUB, 7)).isEmpty();
  }

  @Test
  void whereAKeyMayLessThanAnAddressTheKeyIsNamed() {
    var few = instance(Map.of(Whose.ADDRESS, new Limit(60, 8), Whose.PUBLIC_KEY, new Limit(60, 5)));

    assertThat(few.takeFurther(from("192.0.2.1"), PUB, 9))
        .hasValueSatisfying(
            problem ->
                assertThat(problem.detail())
                    .isEqualTo("A request with this key may bring 5 events, this has 10."));
  }

  @Test
  void whatIsLetThroughIsToldToTheOthersNowAndThen() {
    passed(39, SRV, "192.0.2.1");
    passed(3, PUB, "192.0.2.1");

    assertThat(counters).containsEntry("k#intake#" + SRV.hash().toHex() + " " + Fixed.NOW, 30L);
    assertThat(counters.toString()).contains("a#").doesNotContain("192.0.2");
  }

  /// With the limits that the template has. What is refused costs nothing.
  @Test
  void anAnswerOfAFloodingAddressCostsAThirteenthOfAWriteAtMost() {
    var usual =
        instance(
            Map.of(
                Whose.ADDRESS, new Limit(60, 60),
                Whose.PUBLIC_KEY, new Limit(3_000, 500)));
    int passed = 0;
    for (int i = 0; i < 12_000; i++) {
      passed += status(usual, PUB, "192.0.2.1") == 200 ? 1 : 0;
      now = now.plusMillis(100);
    }

    double each = (double) reports / passed;
    System.out.printf("%d reports of %d answers, %.4f each%n", reports, passed, each);
    assertThat(passed).isBetween(1_200, 1_260);
    assertThat(each).isBetween(0.07, 0.077);
  }

  /// It has other limits: what one function lets through would be far beyond another's.
  @Test
  void whatAKeyBringsToOneFunctionIsNotTakenFromWhatItMayAskOfAnother() {
    var reader = instance("reader", Map.of(Whose.SERVER_KEY, new Limit(60, 40)));
    for (int second = 0; second < 10; second++) {
      assertThat(passed(10, SRV, "192.0.2.1")).isEqualTo(10);
      now = now.plusSeconds(1);
    }

    int asked = 0;
    for (int i = 0; i < 40; i++) {
      asked += status(reader, SRV, "192.0.2.1") == 200 ? 1 : 0;
    }

    assertThat(asked).isEqualTo(40);
    assertThat(counters.keySet()).filteredOn(name -> name.contains("#reader#")).hasSize(1);
  }

  @Test
  void aCounterThatFailsRefusesNobody() {
    down = true;

    assertThat(passed(100, SRV, "192.0.2.1")).isEqualTo(40);
    assertThat(lines).hasSize(4).allMatch(line -> line.contains("a limit can't be shared"));
  }
}
