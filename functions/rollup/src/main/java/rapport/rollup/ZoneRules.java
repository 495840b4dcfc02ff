package rapport.rollup;

import java.time.zone.ZoneRulesProvider;

/// The time zone rules of this JDK.
final class ZoneRules {

  private ZoneRules() {}

  /// The version of the tz database, for instance `2026a`.
  static String version() {
    return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
  }
}
