/// The metrics: each is one small file that says its inputs, its value and its interval. To add
/// one, write that file and name it in [Metrics#ALL].
@NullMarked
package rapport.metric;

import org.jspecify.annotations.NullMarked;
