/// Watching a figure from period to period: control charts, which tell a change from the usual
/// scatter, and where a change began.
///
/// Repeated looks at an interval or a test raise false alarms without limit; the limits of these
/// charts are made for being looked at each period. Shared conventions: values come in the order of
/// their periods, and a period without data is left out by the caller; places in a series count
/// from 0; a value on its limit is no signal.
@NullMarked
package rapport.watch;

import org.jspecify.annotations.NullMarked;
