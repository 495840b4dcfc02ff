package rapport.lifetime;

import java.time.Instant;
import java.time.LocalDate;

/// A prediction, and when it was made.
///
/// @param day the local day up to whose end purchases were known
/// @param fittedAt when the models were fitted
public record Forecast(LocalDate day, Instant fittedAt, ValuePrediction prediction) {}
