package rapport.local.importer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/// A database of another make that computes figures from raw files in its own language.
final class Duck implements AutoCloseable {

  private static final int COLUMNS_BEFORE_FIGURES = 1;

  private final Connection connection;

  Duck() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /// A view of a file of comma-separated text, all columns as they are.
  void view(String name, Path csv) throws SQLException {
    execute(
        "create view %s as select * from read_csv('%s', all_varchar = true, nullstr = '?')"
            .formatted(name, csv.toString().replace("'", "''")));
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The rows by their first column; of the others those that are not null, by name.
  SortedMap<String, SortedMap<String, Double>> table(String sql) throws SQLException {
    var table = new TreeMap<String, SortedMap<String, Double>>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        table.put(rows.getString(1), figures(rows));
      }
    }
    return table;
  }

  private static SortedMap<String, Double> figures(ResultSet rows) throws SQLException {
    var figures = new TreeMap<String, Double>();
    for (int i = 1 + COLUMNS_BEFORE_FIGURES; i <= rows.getMetaData().getColumnCount(); i++) {
      double figure = rows.getDouble(i);
      if (!rows.wasNull()) {
        figures.put(rows.getMetaData().getColumnName(i), figure);
      }
    }
    return figures;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
