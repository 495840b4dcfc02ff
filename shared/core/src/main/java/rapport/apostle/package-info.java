/// The apostle model: customers by satisfaction and loyalty (Jones and Sasser, Harvard Business
/// Review 1995).
@NullMarked
package rapport.apostle;

import org.jspecify.annotations.NullMarked;
