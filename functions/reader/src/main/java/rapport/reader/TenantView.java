package rapport.reader;

import java.util.List;
import rapport.period.Calendar;
import rapport.settings.Settings;
import rapport.survey.Survey;

/// What a tenant has decided, as the reader needs it.
///
/// @param calendar the one its figures are read in
/// @param surveys the latest definition of each, by id; also of those that were deleted, whose
///   answers stay
record TenantView(String tenant, Settings settings, Calendar calendar, List<Survey> surveys) {

  TenantView {
    surveys = List.copyOf(surveys);
  }
}
