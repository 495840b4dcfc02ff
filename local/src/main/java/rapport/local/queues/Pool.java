package rapport.local.queues;

import scalikejdbc.ConnectionPool;

/// The connections that ElasticMQ uses. It opens them once a process, whatever file it is told
/// later, so they are opened and closed here for every start.
final class Pool {

  private static final String NOBODY = "";

  private Pool() {}

  static void open(String url) {
    var settings = ConnectionPool.singleton$default$4();
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
