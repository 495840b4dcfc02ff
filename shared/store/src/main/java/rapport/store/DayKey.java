package rapport.store;

import java.time.LocalDate;

/// A local day of one tenant and calendar.
///
/// @param calendarVersion 1 or more
public record DayKey(String tenant, int calendarVersion, LocalDate date) {}
