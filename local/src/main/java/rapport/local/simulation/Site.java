package rapport.local.simulation;

import rapport.store.Key;

/// Where a fault happens: in which function, at which call, about what. Written as one number,
/// since there are many of them.
final class Site {

  /// The functions, and what delivers to them.
  enum Function {
    INTAKE,
    RECORDER,
    ROLLUP,
    READER,
    OUTSIDE
  }

  /// The calls of a table, and of a queue.
  enum Call {
    GET,
    GET_ALL,
    QUERY,
    PUT,
    PUT_ALL,
    ADD,
    DELETE,
    SEND,
    RUN
  }

  /// What the item is that a call is about.
  enum Item {
    LOG,
    ENTITY,
    MARK,
    WAKE,
    WITHDRAWAL,
    REPUBLISHING,
    CALENDAR_CHANGE,
    CHECK,
    ERASURE,
    PREDICTION,
    WATCHING,
    OTHER_JOB,
    IMPORT,
    QUARANTINE,
    RECORD,
    HOUR,
    OVERFLOW,
    DOCUMENT,
    KEY,
    MESSAGE
  }

  private static final Function[] FUNCTIONS = Function.values();
  private static final Call[] CALLS = Call.values();
  private static final Item[] ITEMS = Item.values();

  /// How many there are at most.
  static final int COUNT = FUNCTIONS.length * CALLS.length * ITEMS.length;

  private Site() {}

  static int of(Function function, Call call, Key key) {
    return of(function, call, item(key.partition(), key.sort()));
  }

  static int of(Function function, Call call, String partition, String sort) {
    return of(function, call, item(partition, sort));
  }

  static int ofMessages(Function function, Call call) {
    return of(function, call, Item.MESSAGE);
  }

  /// What the item is.
  static Item item(int site) {
    return ITEMS[site % ITEMS.length];
  }

  static String name(int site) {
    int rest = site / ITEMS.length;
    return (FUNCTIONS[rest / CALLS.length] + " " + CALLS[rest % CALLS.length] + " ")
            .toLowerCase(java.util.Locale.ROOT)
        + item(site).name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  static int of(Function function, Call call, Item item) {
    return (function.ordinal() * CALLS.length + call.ordinal()) * ITEMS.length + item.ordinal();
  }

  private static Item item(String partition, String sort) {
    return switch (partition.charAt(0)) {
      case 't' -> Item.LOG;
      case 'e' -> Item.ENTITY;
      case 'i' -> Item.IMPORT;
      case 'x' -> Item.QUARANTINE;
      case 'z' -> Item.ERASURE;
      case 's' -> sort.startsWith("h#") ? Item.HOUR : Item.RECORD;
      case 'o' -> Item.OVERFLOW;
      case 'k' -> Item.KEY;
      case 'q' -> sort.startsWith("0!") ? job(sort) : sort.startsWith("1#") ? Item.WAKE : Item.MARK;
      default -> Item.DOCUMENT;
    };
  }

  /// A range of a partition begins with its first job, and is about marks.
  private static Item job(String sort) {
    var name = sort.substring(sort.indexOf('#') + 1);
    if (name.startsWith("withdraw")) {
      return Item.WITHDRAWAL;
    }
    if (name.startsWith("erase")) {
      return Item.ERASURE;
    }
    return switch (name) {
      case "republish" -> Item.REPUBLISHING;
      case "calendar" -> Item.CALENDAR_CHANGE;
      case "check" -> Item.CHECK;
      case "prediction" -> Item.PREDICTION;
      case "watch" -> Item.WATCHING;
      case "0!" -> Item.MARK;
      default -> Item.OTHER_JOB;
    };
  }
}
