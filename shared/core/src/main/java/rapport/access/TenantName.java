package rapport.access;

import java.util.regex.Pattern;

/// What a tenant may be called: its name becomes part of storage keys.
public final class TenantName {

  /// What to tell who chose another.
  public static final String EXPECTED =
      "a-z, 0-9 and -, at most 63 characters, and a letter or digit first";

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private TenantName() {}

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
