package rapport.settings;

/// What a tenant decides about its customers.
public record CustomerRules() {

  /// Nothing decided.
  public static final CustomerRules NONE = new CustomerRules();
}
