package rapport.bench;

import java.util.List;

/// Something of Rapport beside its baseline, measured in rounds that have both, so that whatever
/// else the machine does strikes both.
interface Comparison {

  /// What it is asked for by.
  String name();

  /// @param rounds 1 or more
  List<Row> measured(int rounds);
}
