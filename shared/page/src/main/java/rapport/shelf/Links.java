package rapport.shelf;

import java.time.Clock;
import java.util.Optional;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;

/// Tells links that we have made from others.
public record Links(LinkShelf secrets, Clock clock) {

  /// Who has a link that we have made is told that it has expired. Any other is told what an
  /// unknown key is told.
  private static final Problem EXPIRED = Problem.of(410, "This link has expired.");

  /// What became of looking at a link.
  public sealed interface Opening {

    record Good(SurveyLink link) implements Opening {}

    record Refused(Problem problem) implements Opening {}
  }

  public Opening open(String text) {
    Optional<LinkToken> token = LinkToken.read(text);
    if (token.isEmpty() || !isOurs(token.get())) {
      return new Opening.Refused(Need.UNKNOWN);
    }
    SurveyLink link = token.get().link();
    return link.hasExpired(clock.instant()) ? new Opening.Refused(EXPIRED) : new Opening.Good(link);
  }

  /// A link that has brought its answer, without what it says of its customer: it still says whose
  /// survey that was. It brings no other answer, since that was noted by its id.
  public Optional<String> spent(String text) {
    return LinkToken.read(text)
        .filter(this::isOurs)
        .flatMap(
            token ->
                secrets
                    .find(token.link().tenant(), token.secretId())
                    .map(secret -> LinkToken.sign(token.link().bare(), secret)));
  }

  private boolean isOurs(LinkToken token) {
    return token.isSignedWith(secrets.find(token.link().tenant(), token.secretId()));
  }
}
