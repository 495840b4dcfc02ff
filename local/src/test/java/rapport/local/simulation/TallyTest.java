package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import rapport.local.simulation.Site.Call;
import rapport.local.simulation.Site.Function;
import rapport.store.Key;

class TallyTest {

  private static final int PUT = Site.of(Function.ROLLUP, Call.PUT, new Key("s#a", "1#d#x#-#y"));
  private static final int QUERY = Site.of(Function.ROLLUP, Call.QUERY, "t#a#20260301", "00#");

  @Test
  void whatNeverHappenedComesFirst() {
    var tally = tallied();

    var pairs = tally.pairs();

    assertThat(pairs.getFirst().count()).isZero();
    assertThat(pairs.getLast()).isEqualTo(new Tally.Pair(Fault.RESENT, PUT, 3));
    assertThat(pairs).contains(new Tally.Pair(Fault.THROTTLED, QUERY, 0));
  }

  @Test
  void whatCannotMakeADifferenceIsNotAskedFor() {
    var pairs = tallied().pairs();

    assertThat(pairs).noneMatch(pair -> pair.fault() == Fault.PAGE_CUT);
    assertThat(pairs).noneMatch(pair -> pair.fault() == Fault.HALF_DONE);
  }

  @Test
  void theTableSaysHowManyAreTooFewAnHour() {
    var out = new StringWriter();

    tallied().print(new PrintWriter(out), Duration.ofSeconds(10));

    assertThat(out.toString()).startsWith("14 faults at places, 13 of them less than 1,000 times");
    assertThat(out.toString())
        .endsWith("             3         1,080  rollup put record: sent twice by the SDK\n");
  }

  private static Tally tallied() {
    var run = new Tally.OfRun();
    run.call(Weather.Kind.WRITE, PUT);
    run.call(Weather.Kind.QUERY, QUERY);
    for (int i = 0; i < 3; i++) {
      run.add(Fault.RESENT, PUT);
    }
    run.addIdle(Fault.PAGE_CUT, QUERY);
    var tally = new Tally();
    tally.addKinds(run);
    tally.add(run);
    return tally;
  }
}
