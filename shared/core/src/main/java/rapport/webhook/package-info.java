/// Other systems that are told what happens, by Standard Webhooks.
@NullMarked
package rapport.webhook;

import org.jspecify.annotations.NullMarked;
