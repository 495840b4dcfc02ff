package rapport.settings;

/// What a tenant decides about its service: business hours and targets.
public record ServiceRules() {

  /// No business hours and no targets.
  public static final ServiceRules NONE = new ServiceRules();
}
