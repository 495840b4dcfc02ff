package rapport.metric;

import rapport.period.Granularity;
import rapport.settings.Settings;
import rapport.state.State;

/// Scopes of a month of which all days have begun, by the settings that hold by default.
final class Scopes {

  private static final long DAYS = 30;

  private Scopes() {}

  static Scope of(State state, double confidence) {
    return of(state, State.EMPTY, confidence);
  }

  static Scope of(State state, State opening, double confidence) {
    return new Scope(state, opening, Granularity.MONTH, DAYS, "", Settings.DEFAULT, confidence);
  }
}
