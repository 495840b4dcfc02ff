package rapport.weighting;

import java.util.List;
import rapport.statistics.Interval;
import rapport.statistics.NetShare;

/// The net share of a whole population from strata of known size that answered unevenly: Σ W_h r_h
/// with W_h the stratum's share of the population and r_h its net share, from −1 to 1 (Cochran
/// 1977, Sampling Techniques, 5A.9).
///
/// A stratum without answers cannot be written down here: nothing is known of it, so put it
/// together with another first.
///
/// @param strata at least one with a population
public record PostStratified(List<Stratum> strata) {

  public PostStratified {
    strata = List.copyOf(strata);
    if (population(strata) == 0) {
      throw new IllegalArgumentException("the strata hold nobody: " + strata);
    }
  }

  /// @param population how many there are, asked or not, 0 or more
  /// @param answers of those who answered
  public record Stratum(long population, NetShare answers) {
    public Stratum {
      if (population < 0) {
        throw new IllegalArgumentException("a population must be 0 or more, got " + population);
      }
    }
  }

  public double value() {
    double sum = 0;
    for (Stratum stratum : strata) {
      sum += share(stratum) * stratum.answers.value();
    }
    return sum;
  }

  /// The root of Σ W_h² v_h / n_h, with the variance of the answers of each stratum divided by n.
  public double standardError() {
    double sum = 0;
    for (Stratum stratum : strata) {
      double error = share(stratum) * stratum.answers.standardError();
      sum += error * error;
    }
    return Math.sqrt(sum);
  }

  public Interval interval(double confidence) {
    return Interval.ofStandardError(value(), standardError(), confidence).clipped(-1, 1);
  }

  private double share(Stratum stratum) {
    return (double) stratum.population / population(strata);
  }

  private static long population(List<Stratum> strata) {
    return strata.stream().map(Stratum::population).reduce(0L, Math::addExact);
  }
}
