/// The deterministic simulator: the real handlers on tables, queues, clocks and a source of chance
/// that are not, with everything going wrong that may.
@NullMarked
package rapport.local.simulation;

import org.jspecify.annotations.NullMarked;
