/// What an operator does when something went wrong: looks at dead letters, sends them again, has
/// figures folded anew.
@NullMarked
package rapport.local.repair;

import org.jspecify.annotations.NullMarked;
