/// The HTTP API on one machine: routes, events of payload format 2.0, answers, CORS.
@NullMarked
package rapport.local.gateway;

import org.jspecify.annotations.NullMarked;
