package rapport.settings;

/// What a tenant decides about tickets and customers. Their facts are derived by it, so a change
/// makes every one of them be looked at again.
///
/// @param followUps whom it follows up, which no fact is derived by
public record EntityRules(ServiceRules service, CustomerRules customers, FollowUpRules followUps) {

  /// What holds where a tenant has decided nothing.
  public static final EntityRules NONE = new EntityRules(ServiceRules.NONE, CustomerRules.NONE);

  /// With nothing decided about follow-ups.
  public EntityRules(ServiceRules service, CustomerRules customers) {
    this(service, customers, FollowUpRules.DEFAULT);
  }

  /// Only what facts are derived by. If that is the same, no entity has to be looked at again.
  public EntityRules ofFacts() {
    return new EntityRules(service, customers.ofFacts());
  }
}
