package rapport.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// A [Pair], timed by JMH: each time a process of its own, in turns.
///
/// @param pair makes one
record TimedPair(String name, String ours, String baseline, Supplier<? extends Pair> pair)
    implements Comparison {

  /// The JIT stops at C1, as it does on Lambda.
  private static final String[] JVM = {
    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"
  };

  private static final int WARMUPS = 2;
  private static final int ITERATIONS = 3;
  private static final TimeValue ITERATION = TimeValue.milliseconds(300);

  @Override
  public List<Row> measured(int rounds) {
    var one = pair.get();
    if (!one.agree()) {
      throw new IllegalStateException(name + ": the two do not give the same");
    }
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      ratios.add(ratio(one.getClass(), round % 2 == 0));
    }
    return List.of(new Row(name, ours, baseline, ratios, one.note()));
  }

  /// Who comes first changes: a machine that gets slower all the time favours nobody.
  private static double ratio(Class<?> type, boolean oursFirst) {
    if (oursFirst) {
      double ours = time(type, "ours");
      return ours / time(type, "baseline");
    }
    double baseline = time(type, "baseline");
    return time(type, "ours") / baseline;
  }

  /// The mean of some iterations, in microseconds.
  private static double time(Class<?> type, String method) {
    Options options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(type.getName() + "." + method) + "$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .jvmArgs(JVM)
            .warmupIterations(WARMUPS)
            .warmupTime(ITERATION)
            .measurementIterations(ITERATIONS)
            .measurementTime(ITERATION)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      return new Runner(options).runSingle().getPrimaryResult().getScore();
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }
}
