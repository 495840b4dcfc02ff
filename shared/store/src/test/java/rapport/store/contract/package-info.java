/// What every adapter of a port must do, as tests that each adapter runs.
@NullMarked
package rapport.store.contract;

import org.jspecify.annotations.NullMarked;
