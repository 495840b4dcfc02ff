package rapport.metric;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rapport.event.Scale;
import rapport.state.Cell;
import rapport.state.State;

/// The slot that counts the answers to a question on one scale: `score:0-10`, `score:1-7:ease`.
///
/// @param sense what a high answer means, where that is part of the question
public record ScoreSlot(Scale scale, Sense sense) {

  private static final String PREFIX = "score:";
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "(?:(\\d{1,4})-(\\d{1,4})|good-bad)(?::(ease|effort))?");

  /// What a high answer means.
  public enum Sense {
    /// The better, as everywhere but in questions of effort.
    PLAIN,
    /// That it was easy (CES 2.0).
    EASE,
    /// That it was hard (CES 1.0).
    EFFORT
  }

  /// The slot in the state.
  public String name() {
    return PREFIX + scaleText();
  }

  /// The scale, with the direction if there is one.
  public String scaleText() {
    return sense == Sense.PLAIN
        ? scale.toString()
        : scale + ":" + sense.name().toLowerCase(Locale.ROOT);
  }

  /// The slots of a state that any answers are counted in, in whichever periods.
  static Set<ScoreSlot> answered(State state) {
    var slots = new LinkedHashSet<ScoreSlot>();
    state
        .cells()
        .forEach(
            (name, cell) -> {
              if (cell instanceof Cell.Values values && !values.counts().isEmpty()) {
                parse(State.plainName(name)).ifPresent(slots::add);
              }
            });
    return Collections.unmodifiableSet(slots);
  }

  /// Empty if a slot counts no scores.
  public static Optional<ScoreSlot> parse(String slot) {
    var matcher = FORM.matcher(slot);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var scale =
        matcher.group(1) == null
            ? Scale.GOOD_BAD
            : new Scale(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), false);
    var sense =
        matcher.group(3) == null
            ? Sense.PLAIN
            : Sense.valueOf(matcher.group(3).toUpperCase(Locale.ROOT));
    return Optional.of(new ScoreSlot(scale, sense));
  }
}
