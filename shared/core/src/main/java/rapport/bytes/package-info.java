/// Immutable bytes, and the compact binary form of whole numbers and text that every stored shape
/// is made of.
@NullMarked
package rapport.bytes;

import org.jspecify.annotations.NullMarked;
