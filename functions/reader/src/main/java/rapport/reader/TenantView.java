package rapport.reader;

import java.util.List;
import java.util.Set;
import rapport.period.Calendar;
import rapport.settings.Settings;
import rapport.survey.Survey;

/// What a tenant has decided, as the reader needs it.
///
/// @param calendar the one its figures are read in
/// @param surveys the latest definition of each, by id; also of those that were deleted, whose
///   answers stay
/// @param deleted the ids of these
record TenantView(
    String tenant,
    Settings settings,
    Calendar calendar,
    List<Survey> surveys,
    Set<String> deleted) {

  TenantView {
    surveys = List.copyOf(surveys);
    deleted = Set.copyOf(deleted);
  }
}
