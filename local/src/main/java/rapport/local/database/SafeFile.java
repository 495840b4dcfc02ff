package rapport.local.database;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import java.io.File;

/// A database file with a write-ahead log: a write that was answered survives the end of the
/// process, however abrupt, and costs a quarter of the time that DynamoDB Local takes by itself.
/// The last writes may be lost if the whole machine stops.
final class SafeFile extends KnownTables {

  /// @param file its folder exists
  SafeFile(File file) {
    super(file);
    execute("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=NORMAL");
  }

  /// Moves what the log holds into the file. SQLite doesn't by itself while DynamoDB Local keeps
  /// its statements open.
  void checkpoint() {
    execute("PRAGMA wal_checkpoint(PASSIVE)");
  }

  /// Returns when the file is free for the next to open it.
  @Override
  public void close() {
    super.close();
    try {
      queue.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void execute(String pragma) {
    queue
        .execute(
            new SQLiteJob<Object>() {
              @Override
              protected Object job(SQLiteConnection connection) throws SQLiteException {
                var statement = connection.prepare(pragma);
                try {
                  return statement.step();
                } finally {
                  statement.dispose();
                }
              }
            })
        .complete();
  }
}
