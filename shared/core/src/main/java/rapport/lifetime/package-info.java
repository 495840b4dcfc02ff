/// What a customer is worth over the years: plain formulas, and the prediction of purchases
/// (BG/NBD) and of their value (Gamma-Gamma) from each customer's past.
///
/// Shared conventions: times are in one unit, chosen by the caller; money is in one currency;
/// retention and discount are fractions a period. Parameters are fitted by maximum likelihood;
/// where the data has no maximum there is no fit.
@NullMarked
package rapport.lifetime;

import org.jspecify.annotations.NullMarked;
