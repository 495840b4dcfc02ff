package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import rapport.form.Condition;
import rapport.form.Condition.Test;

/// Writes conditions as [ConditionReading] reads them, and as forms hand them to their script.
public final class ConditionJson {

  private ConditionJson() {}

  static void put(ObjectNode question, Condition condition) {
    if (!condition.equals(Condition.ALWAYS)) {
      question.set(ConditionReading.WHEN, tree(condition));
    }
  }

  public static ObjectNode tree(Condition condition) {
    ObjectNode tree = Json.object();
    switch (condition) {
      case Condition.Answered(String question, List<Test> tests) -> {
        tree.put(ConditionReading.QUESTION, question);
        tests.forEach(test -> put(tree, test));
      }
      case Condition.Attribute(String name, List<String> values) -> {
        tree.put(ConditionReading.ATTRIBUTE, name);
        putAll(tree, values, ArrayNode::add);
      }
      case Condition.All(List<Condition> of) -> tree.set(ConditionReading.ALL, trees(of));
      case Condition.Any(List<Condition> of) -> tree.set(ConditionReading.ANY, trees(of));
      case Condition.Not(Condition of) -> tree.set(ConditionReading.NOT, tree(of));
    }
    return tree;
  }

  private static ArrayNode trees(List<Condition> conditions) {
    ArrayNode array = Json.object().arrayNode();
    conditions.forEach(condition -> array.add(tree(condition)));
    return array;
  }

  private static void put(ObjectNode tree, Test test) {
    switch (test) {
      case Test.AtLeast(int score) -> tree.put(ConditionReading.AT_LEAST, score);
      case Test.AtMost(int score) -> tree.put(ConditionReading.AT_MOST, score);
      case Test.Scored(List<Integer> scores) -> putAll(tree, scores, ArrayNode::add);
      case Test.Chosen(List<String> options) -> putAll(tree, options, ArrayNode::add);
      case Test.Present(boolean wanted) -> tree.put(ConditionReading.ANSWERED, wanted);
    }
  }

  private interface Adding<T> {
    ArrayNode add(ArrayNode array, T value);
  }

  /// A single value stands alone, so that no condition is nested deeper than JSON may be.
  private static <T> void putAll(ObjectNode tree, List<T> values, Adding<T> adding) {
    ArrayNode array = Json.object().arrayNode();
    values.forEach(value -> adding.add(array, value));
    tree.set(ConditionReading.IS, array.size() == 1 ? array.get(0) : array);
  }

  static void putBounds(ObjectNode tree, List<Test> tests) {
    tests.forEach(test -> put(tree, test));
  }
}
