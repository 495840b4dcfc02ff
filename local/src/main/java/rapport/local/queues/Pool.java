package rapport.local.queues;

import scalikejdbc.ConnectionPool;
import scalikejdbc.ConnectionPoolSettings;

/// The connection that ElasticMQ uses. It opens it once a process, whatever file it is told later,
/// so it is opened and closed here for every start. One is enough: SQLite writes one at a time.
final class Pool {

  private static final String NOBODY = "";
  private static final long LONGEST_WAIT_MILLIS = 60_000;

  private Pool() {}

  static void open(String url) {
    var settings =
        new ConnectionPoolSettings(
            1,
            1,
            LONGEST_WAIT_MILLIS,
            ConnectionPoolSettings.$lessinit$greater$default$4(),
            ConnectionPoolSettings.$lessinit$greater$default$5(),
            ConnectionPoolSettings.$lessinit$greater$default$6(),
            ConnectionPoolSettings.$lessinit$greater$default$7(),
            ConnectionPoolSettings.$lessinit$greater$default$8());
    ConnectionPool.singleton(
        url,
        NOBODY,
        NOBODY,
        settings,
        ConnectionPool.singleton$default$5(url, NOBODY, NOBODY, settings));
  }

  static void close() {
    ConnectionPool.closeAll();
  }
}
