package rapport.recorder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rapport.edge.Log;
import rapport.followup.FollowUpId;

/// Records a batch of messages, tenant by tenant.
///
/// Delivery is at least once and everything here may be repeated. A message whose recording throws
/// is reported alone and delivered again alone.
final class Recorder {

  private final TenantRecorder recorder;
  private final Log log;

  Recorder(TenantRecorder recorder, Log log) {
    this.recorder = recorder;
    this.log = log;
  }

  /// @return the ids of the messages that must be delivered again
  Set<String> record(List<Delivery> deliveries) {
    var byTenant = new LinkedHashMap<String, List<Delivery>>();
    deliveries.forEach(
        delivery ->
            byTenant.computeIfAbsent(delivery.tenant(), _ -> new ArrayList<>()).add(delivery));
    var failed = new HashSet<String>();
    byTenant.forEach((tenant, some) -> failed.addAll(record(tenant, some)));
    return failed;
  }

  /// Tells the customer of a follow-up what has become of it.
  void tellAgain(String tenant, FollowUpId followUp) {
    recorder.tellAgain(tenant, followUp);
  }

  /// All at once, since that writes least; if that fails one by one, so that what is wrong with one
  /// message does not keep its neighbours from being recorded.
  private Set<String> record(String tenant, List<Delivery> deliveries) {
    try {
      recorder.record(tenant, deliveries);
      return Set.of();
    } catch (RuntimeException e) { // the boundary: whatever it was, the queue delivers again
      if (deliveries.size() == 1) {
        var id = deliveries.getFirst().id();
        log.error("message not recorded", Map.of("tenant", tenant, "messageId", id), e);
        return Set.of(id);
      }
      var failed = new HashSet<String>();
      deliveries.forEach(delivery -> failed.addAll(record(tenant, List.of(delivery))));
      return failed;
    }
  }
}
