package rapport.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TrafficTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:05:00Z");
  private static final Shares SHARES = new Shares(0.2, 0.1, 0.1);

  @Test
  void nothingLiesAheadAndNothingOfOneTicketOrCustomerHappensAtOnce() {
    var traffic = new Traffic("demo", 1, SHARES);
    var times = new HashMap<String, String>();
    for (var told : traffic.next(NOW, 5_000).told()) {
      assertThat(told.time()).isBeforeOrEqualTo(NOW);
      if (!told.isOf("survey")) {
        var other = times.putIfAbsent(told.about() + " " + told.time(), told.id());
        assertThat(other == null || other.equals(told.id())).isTrue();
      }
    }
  }

  @Test
  void theSharesAreAboutAsAskedFor() {
    var parcel = new Traffic("demo", 2, SHARES).next(NOW, 10_000);

    long late =
        parcel.told().stream().filter(one -> one.time().isBefore(NOW.minusSeconds(86_400))).count();
    var ids = new HashSet<String>();
    long again = parcel.told().stream().filter(one -> !ids.add(one.id())).count();
    assertThat(parcel.bad()).isBetween(800, 1_200);
    assertThat(again).isBetween(1_500L, 2_100L);
    assertThat(late).isBetween(600L, 1_200L);
  }

  @Test
  void theSameSeedThinksOutTheSame() {
    assertThat(new Traffic("demo", 3, SHARES).next(NOW, 500))
        .isEqualTo(new Traffic("demo", 3, SHARES).next(NOW, 500));
  }

  @ParameterizedTest
  @CsvSource({"0.6,0,0,--again", "0,-1,0,--late", "0,0,NaN,--bad"})
  void aShareThatIsNoneIsNamed(double again, double late, double bad, String name) {
    assertThatThrownBy(() -> new Shares(again, late, bad)).hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({
    "--rate=0, --rate must be 1 to 5000",
    "--rate=5001, --rate must be 1 to 5000",
    "--minutes=0, --minutes must be a second to a day",
    "--minutes=1500, --minutes must be a second to a day",
    "--kill-every=-1, --kill-every must be 0 to 86400",
    "--bad=0.9, --bad must be from 0 to 0.5"
  })
  void aWrongOptionIsNamed(String option, String said) {
    var err = new StringWriter();
    var command = new CommandLine(new LoadCommand()).setErr(new PrintWriter(err));

    assertThat(command.execute(option)).isEqualTo(2);
    assertThat(err.toString()).contains(said);
  }
}
