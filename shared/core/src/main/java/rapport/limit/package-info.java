/// How much of something may be taken in a time: token buckets, and how several processes share
/// one.
@NullMarked
package rapport.limit;

import org.jspecify.annotations.NullMarked;
