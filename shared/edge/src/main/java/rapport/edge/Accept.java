package rapport.edge;

import java.util.Locale;

/// What a caller would like to get, as its `Accept` header says (RFC 9110, section 12.5.1).
///
/// @param header empty if there is none: then anything is as good as anything else
record Accept(String header) {

  /// How much a media type is wanted: 0 not at all, 1 most. Of several ranges that hold it the most
  /// precise counts. What can't be read counts as not said.
  ///
  /// @param mediaType without parameters, in lower case
  double quality(String mediaType) {
    if (header.isBlank()) {
      return 1;
    }
    double quality = 0;
    int precision = 0;
    for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] range = part.split(";");
      int found = range.length == 0 ? 0 : precision(range[0].strip(), mediaType);
      if (found > precision) {
        precision = found;
        quality = weight(range);
      }
    }
    return quality;
  }

  /// 0 if a range does not hold a type, else the more the narrower it is.
  private static int precision(String range, String mediaType) {
    if (range.equals(mediaType)) {
      return 3;
    }
    if (range.equals(mediaType.substring(0, mediaType.indexOf('/')) + "/*")) {
      return 2;
    }
    return range.equals("*/*") ? 1 : 0;
  }

  private static double weight(String[] range) {
    for (String parameter : range) {
      if (parameter.strip().matches("q=[01](\\.[0-9]{0,3})?")) {
        return Double.parseDouble(parameter.strip().substring(2));
      }
    }
    return 1;
  }
}
