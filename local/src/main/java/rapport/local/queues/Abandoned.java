package rapport.local.queues;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Messages that a process had received when it ended.
final class Abandoned {

  private Abandoned() {}

  /// Makes all messages visible, those as well. Without this a restarted system would wait for
  /// their visibility timeout, minutes.
  ///
  /// @param url of the database that keeps the messages; nobody else uses it meanwhile
  /// @return how many messages there are in all
  static long release(String url) throws SQLException {
    long messages = 0;
    try (Connection database = DriverManager.getConnection(url, "", "")) {
      for (String table : messageTables(database)) {
        try (var update =
            database.prepareStatement(
                "update \"%s\" set next_delivery = created".formatted(table))) {
          messages += update.executeUpdate();
        }
      }
    }
    return messages;
  }

  private static List<String> messageTables(Connection database) throws SQLException {
    var tables = new ArrayList<String>();
    try (var query =
            database.prepareStatement(
                "select table_name from information_schema.tables"
                    + " where table_name like 'MESSAGE\\_%'");
        var rows = query.executeQuery()) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
