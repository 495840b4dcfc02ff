package rapport.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.edge.Caller;

/// When an issuer is asked for its keys, and what holds while it does not answer.
final class IssuerKeysTest {

  private final TokenStage stage = new TokenStage();
  private final TestIssuer issuer = stage.issuer;

  @AfterEach
  void stop() {
    stage.close();
  }

  private JWTClaimsSet.Builder claims() {
    return stage.claims();
  }

  private Caller caller(String token) {
    return stage.caller(token);
  }

  @Test
  void keysAreFetchedOnceInFiveMinutes() {
    caller(issuer.signedByRsa(claims().build()));
    stage.now = stage.now.plus(Duration.ofMinutes(5)).minusMillis(1);
    caller(issuer.signedByRsa(claims().build()));
    assertThat(issuer.asked).containsExactly(TestIssuer.CONFIGURATION, "/keys");

    stage.now = stage.now.plusMillis(1);
    caller(issuer.signedByRsa(claims().build()));
    assertThat(issuer.asked).hasSize(4);
  }

  @Test
  void aKeyThatWasWithdrawnEndsWithinFiveMinutes() {
    String token =
        issuer.signedByRsa(
            claims().expirationTime(Date.from(stage.now.plusSeconds(9_000))).build());
    caller(token);
    issuer.publish(issuer.ec.toPublicJWK());
    stage.now = stage.now.plus(Duration.ofMinutes(5));

    assertThat(caller(token)).isEqualTo(new Caller.Stranger());
  }

  /// Whatever strangers send, the issuer is asked twice a minute at most.
  @Test
  void aKeyThatIsNotKnownIsLookedForButNotMoreOftenThanTwiceAMinute() {
    RSAKey next = TestIssuer.ANOTHER;
    caller(issuer.signedByRsa(claims().build()));
    for (int i = 0; i < 10; i++) {
      assertThat(caller(TestIssuer.signedByRsa(next, claims().build())))
          .isEqualTo(new Caller.Stranger());
    }
    assertThat(issuer.asked).hasSize(2);

    issuer.publish(issuer.rsa.toPublicJWK(), next.toPublicJWK());
    stage.now = stage.now.plusSeconds(30);
    assertThat(caller(TestIssuer.signedByRsa(next, claims().build())))
        .isInstanceOf(Caller.ByToken.class);
    assertThat(issuer.asked).hasSize(4);
  }

  @Test
  void ifTheIssuerNeverAnsweredNobodyCanTell() {
    issuer.answerWith(503);
    String token = issuer.signedByRsa(claims().build());

    assertThatThrownBy(() -> caller(token)).isInstanceOf(NotAnsweredException.class);
    issuer.answerWith(200);
    stage.now = stage.now.plusSeconds(30);
    assertThat(caller(token)).isInstanceOf(Caller.ByToken.class);
  }

  /// Nor is anybody kept waiting for it.
  @Test
  void anIssuerThatNeverAnsweredIsAskedTwiceAMinuteWhateverStrangersSend() {
    issuer.answerWith(503);
    String forged = TestIssuer.signedByRsa(TestIssuer.ANOTHER, claims().build());
    for (int second = 0; second < 60; second++) {
      assertThatThrownBy(() -> caller(forged)).isInstanceOf(NotAnsweredException.class);
      stage.now = stage.now.plusSeconds(1);
    }

    assertThat(issuer.asked).containsExactly(TestIssuer.CONFIGURATION, TestIssuer.CONFIGURATION);
  }

  @Test
  void ifTheIssuerStopsAnsweringItsKeysAreGoodForAnHour() {
    caller(issuer.signedByRsa(claims().build()));
    issuer.answerWith(500);
    stage.now = stage.now.plus(Duration.ofMinutes(59));
    assertThat(caller(issuer.signedByRsa(claims().build()))).isInstanceOf(Caller.ByToken.class);
    stage.now = stage.now.plus(Duration.ofMinutes(1));
    String token = issuer.signedByRsa(claims().build());

    assertThatThrownBy(() -> caller(token)).isInstanceOf(NotAnsweredException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/keys | {\"keys\":[null]}",
        "/keys | {\"keys\":null}",
        "/keys | {\"keys\":[{\"kty\":\"RSA\",\"n\":null}]}",
        "/keys | null",
        "/keys | <html>",
        "/.well-known/openid-configuration | null",
        "/.well-known/openid-configuration | []",
        "/.well-known/openid-configuration | {}",
      })
  void anIssuerWhoseDocumentsMakeNoSenseIsLikeOneThatDoesNotAnswer(String path, String document) {
    caller(issuer.signedByRsa(claims().build()));
    issuer.tell(path, document);
    stage.now = stage.now.plus(Duration.ofMinutes(59));
    assertThat(caller(issuer.signedByRsa(claims().build()))).isInstanceOf(Caller.ByToken.class);
    stage.now = stage.now.plus(Duration.ofMinutes(1));
    String token = issuer.signedByRsa(claims().build());

    assertThatThrownBy(() -> caller(token)).isInstanceOf(NotAnsweredException.class);
  }

  @Test
  void keysOfWhoSaysToBeAnotherAreNotTaken() {
    issuer.claimToBe("https://elsewhere.example");
    String token = issuer.signedByRsa(claims().build());

    assertThatThrownBy(() -> caller(token)).isInstanceOf(NotAnsweredException.class);
    assertThat(issuer.asked).containsExactly(TestIssuer.CONFIGURATION);
  }
}
