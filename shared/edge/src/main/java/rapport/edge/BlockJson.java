package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import rapport.form.Block;
import rapport.form.Block.Asked;
import rapport.form.Block.Labels;
import rapport.form.Block.Matrix;
import rapport.form.Block.Prompt;
import rapport.form.Block.Row;
import rapport.form.Definition;
import rapport.form.Look;
import rapport.survey.Question;
import rapport.survey.Survey;

/// Writes what [BlockReading] reads.
final class BlockJson {

  private BlockJson() {}

  static ArrayNode tree(Definition definition) {
    ArrayNode array = Json.object().arrayNode();
    for (Block block : definition.form().blocks()) {
      array.add(
          switch (block) {
            case Asked asked -> tree(asked, asked(definition.survey(), asked.prompt().id()));
            case Matrix matrix -> tree(matrix, definition.survey());
          });
    }
    return array;
  }

  private static Question asked(Survey survey, String id) {
    return survey
        .question(id)
        .orElseThrow(() -> new IllegalArgumentException("the form shows " + id + ", not asked"));
  }

  private static ObjectNode tree(Asked asked, Question question) {
    ObjectNode tree = QuestionJson.tree(question);
    OptionsJson.putTexts(tree, asked.options());
    putPrompt(tree, asked.prompt());
    putLabels(tree, asked.labels());
    if (asked.look() == Look.LINE) {
      tree.put("long", false);
    } else if (asked.look() != Look.of(question).getFirst()) {
      tree.put("look", asked.look().word());
    }
    return tree;
  }

  private static ObjectNode tree(Matrix matrix, Survey survey) {
    ObjectNode tree = Json.object();
    tree.put("id", matrix.prompt().id()).put("type", BlockReading.MATRIX);
    putPrompt(tree, matrix.prompt());
    putLabels(tree, matrix.labels());
    ArrayNode rows = Json.object().arrayNode();
    for (Row row : matrix.rows()) {
      if (asked(survey, row.question()) instanceof Question.Rating rating) {
        tree.put("scale", rating.scale().toString());
        ObjectNode one = rows.addObject().put("id", row.question());
        TextsJson.put(one, "text", row.text());
        FeedJson.put(one, rating.feed());
      }
    }
    tree.set("rows", rows);
    return tree;
  }

  private static void putPrompt(ObjectNode tree, Prompt prompt) {
    TextsJson.put(tree, "text", prompt.text());
    TextsJson.put(tree, "help", prompt.help());
    if (prompt.required()) {
      tree.put("required", true);
    }
    ConditionJson.put(tree, prompt.when());
  }

  private static void putLabels(ObjectNode tree, Labels labels) {
    if (!labels.equals(Labels.NONE)) {
      ObjectNode both = tree.putObject("labels");
      TextsJson.put(both, "low", labels.low());
      TextsJson.put(both, "high", labels.high());
    }
  }
}
