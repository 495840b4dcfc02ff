/// The pages as people see them: the whole system behind, a real Chromium before it.
@NullMarked
package rapport.local.browser;

import org.jspecify.annotations.NullMarked;
