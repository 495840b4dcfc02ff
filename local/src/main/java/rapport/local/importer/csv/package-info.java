/// Files of rows: comma-separated or blank-separated text, plain or compressed.
@NullMarked
package rapport.local.importer.csv;

import org.jspecify.annotations.NullMarked;
