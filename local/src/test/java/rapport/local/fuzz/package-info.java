/// What reads the words of strangers is given what no friend would write.
///
/// [Targets] lists everything that is fuzzed. [ParserFuzzTest] does it for a few seconds by chance,
/// `./rapport fuzz` for as long as one likes, led by the branches that are taken.
@NullMarked
package rapport.local.fuzz;

import org.jspecify.annotations.NullMarked;
