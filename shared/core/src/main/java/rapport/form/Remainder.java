package rapport.form;

import java.util.List;
import java.util.Map;
import rapport.form.Condition.All;
import rapport.form.Condition.Answered;
import rapport.form.Condition.Any;
import rapport.form.Condition.Attribute;
import rapport.form.Condition.Given;
import rapport.form.Condition.Not;

/// What is left of a condition once it is known who answers, but not what.
public final class Remainder {

  /// Never met.
  public static final Condition NEVER = new Any(List.of());

  private Remainder() {}

  /// A condition on answers alone that is met whenever the given one is.
  ///
  /// @param attributes name → value, all there are
  public static Condition of(Condition condition, Map<String, String> attributes) {
    return switch (condition) {
      case Answered answered -> answered;
      case Attribute attribute ->
          attribute.isMet(new Given(Map.of(), attributes)) ? Condition.ALWAYS : NEVER;
      case All(List<Condition> of) -> all(left(of, attributes, Condition.ALWAYS));
      case Any(List<Condition> of) -> any(left(of, attributes, NEVER));
      case Not(Condition of) -> not(of(of, attributes));
    };
  }

  /// @param neutral what changes nothing among them
  private static List<Condition> left(
      List<Condition> of, Map<String, String> attributes, Condition neutral) {
    return of.stream().map(one -> of(one, attributes)).filter(one -> !one.equals(neutral)).toList();
  }

  private static Condition all(List<Condition> left) {
    if (left.contains(NEVER)) {
      return NEVER;
    }
    return left.size() == 1 ? left.getFirst() : new All(left);
  }

  private static Condition any(List<Condition> left) {
    if (left.contains(Condition.ALWAYS)) {
      return Condition.ALWAYS;
    }
    return left.size() == 1 ? left.getFirst() : new Any(left);
  }

  private static Condition not(Condition left) {
    if (left.equals(Condition.ALWAYS)) {
      return NEVER;
    }
    return left.equals(NEVER) ? Condition.ALWAYS : new Not(left);
  }
}
