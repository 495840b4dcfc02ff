/// `rapport import`: sends the rows of a file to a running system as events, by way of its public
/// interface.
///
/// [ImportCommand] reads what was typed, [Import] drives one run, [RowMapper] makes events of rows,
/// [EventStream] puts them into requests and [ImportClient] sends those until they are answered.
@NullMarked
package rapport.local.importer;

import org.jspecify.annotations.NullMarked;
