package rapport.link;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.Bytes;

/// What a link says of the answer that it brings.
///
/// @param id of [#ID_BYTES], random: by it an answer is known to be the same link's
/// @param expiresAt in whole seconds; the first moment at which it is too late
/// @param subject the customer, empty if nobody is named
/// @param language of the answer unless that says another; empty if none
/// @param attributes the answer's segment values
public record SurveyLink(
    Bytes id,
    String tenant,
    String survey,
    Instant expiresAt,
    String subject,
    String language,
    SortedMap<String, String> attributes) {

  public static final int ID_BYTES = 16;

  public SurveyLink {
    if (id.length() != ID_BYTES) {
      throw new IllegalArgumentException(
          "a link's id must have %d bytes, got %d".formatted(ID_BYTES, id.length()));
    }
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /// The same link without what it says of its answer.
  public SurveyLink bare() {
    return new SurveyLink(id, tenant, survey, expiresAt, "", "", Collections.emptySortedMap());
  }

  public boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
