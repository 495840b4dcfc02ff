package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import rapport.statistics.CrossProducts;
import rapport.statistics.Weights;

/// Reads the numbers of a case.
final class VectorNumbers {

  private VectorNumbers() {}

  static <T> List<T> each(JsonNode nodes, Function<JsonNode, T> read) {
    return StreamSupport.stream(nodes.spliterator(), false).map(read).toList();
  }

  static List<Double> doubles(JsonNode nodes) {
    return each(nodes, JsonNode::asDouble);
  }

  /// Exactly as written.
  static BigDecimal decimal(JsonNode node) {
    return new BigDecimal(node.asText());
  }

  static Weights weights(JsonNode nodes) {
    return new Weights(each(nodes, VectorNumbers::decimal));
  }

  /// @return empty if there is no row
  static Optional<CrossProducts> products(JsonNode rows) {
    return products(rows, 0);
  }

  /// In whole numbers of a smaller unit.
  ///
  /// @param decimals by how many places the point moves to the right
  static Optional<CrossProducts> products(JsonNode rows, int decimals) {
    return each(rows, row -> CrossProducts.of(whole(row, decimals))).stream()
        .reduce(CrossProducts::merge);
  }

  static List<Long> whole(JsonNode nodes, int decimals) {
    return each(nodes, node -> decimal(node).movePointRight(decimals).longValueExact());
  }
}
