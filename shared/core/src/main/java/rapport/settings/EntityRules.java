package rapport.settings;

/// What a tenant decides about tickets and customers. Their facts are derived by it, so a change
/// makes every one of them be looked at again.
public record EntityRules(ServiceRules service, CustomerRules customers) {

  /// What holds where a tenant has decided nothing.
  public static final EntityRules NONE = new EntityRules(ServiceRules.NONE, CustomerRules.NONE);

  /// Only what facts are derived by. If that is the same, no entity has to be looked at again.
  public EntityRules ofFacts() {
    return new EntityRules(service, customers.ofFacts());
  }
}
