package rapport.metric;

import static java.util.Map.entry;

import java.util.Map;

/// The cases with known answers that no metric here answers yet, by what they are about. A metric
/// that comes in takes its line out.
final class LeftToLater {

  static final Map<String, Integer> CASES_BY_METRIC =
      Map.ofEntries(
          entry("business seconds, full week", 1),
          entry("business_duration", 10),
          entry("due, DST summer, before opening", 1),
          entry("due, holiday", 1),
          entry("first response after reopen", 1),
          entry("first_response selection", 1),
          entry("first_response_business_min", 2),
          entry("pending excluded", 2),
          entry("pending+closed+reopen, due time", 1),
          entry("resolution_business_min", 1),
          entry("resolutions count", 1),
          entry("rollup sums", 1));

  private LeftToLater() {}
}
