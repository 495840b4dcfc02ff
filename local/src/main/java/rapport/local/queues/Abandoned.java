package rapport.local.queues;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a process left in the file of the queues when it ended.
final class Abandoned {

  private static final String QUEUES = "queue";
  private static final String MESSAGES = "message\\_%";

  private Abandoned() {}

  /// Makes all messages visible, those as well. Without this a restarted system would wait for
  /// their visibility timeout, minutes.
  ///
  /// @param url of the database that keeps the messages; nobody else uses it meanwhile
  /// @return how many messages there are in all
  static long release(String url) throws SQLException {
    long messages = 0;
    try (Connection database = DriverManager.getConnection(url)) {
      if (!tables(database, QUEUES).isEmpty()) {
        execute(database, "delete from queue");
      }
      for (String table : tables(database, MESSAGES)) {
        messages += execute(database, "update \"%s\" set next_delivery = created".formatted(table));
      }
    }
    return messages;
  }

  private static int execute(Connection database, String sql) throws SQLException {
    try (var statement = database.prepareStatement(sql)) {
      return statement.executeUpdate();
    }
  }

  private static List<String> tables(Connection database, String pattern) throws SQLException {
    var tables = new ArrayList<String>();
    try (var query =
        database.prepareStatement(
            "select name from sqlite_master where type = 'table' and name like ? escape '\\'")) {
      query.setString(1, pattern);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
    }
    return tables;
  }
}
