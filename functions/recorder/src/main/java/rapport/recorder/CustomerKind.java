package rapport.recorder;

import java.util.Collection;
import java.util.List;
import rapport.bytes.Bytes;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.customer.CustomerEvent;
import rapport.entity.Admission;
import rapport.entity.Given;
import rapport.erasure.ErasureProgress;
import rapport.fact.Family;

/// Customers, kept under their ids. A customer that has grown large takes no more events of its
/// oldest months.
record CustomerKind() implements EntityKind<Customer, CustomerEvent> {

  @Override
  public String name() {
    return Customer.KIND;
  }

  @Override
  public List<Family> families(String id) {
    return List.of(
        Family.CUSTOMERS,
        Family.ACTIVITY,
        Family.PURCHASES,
        Family.SPENDING,
        Family.REVENUE,
        Family.JOURNEYS,
        Family.PLANS,
        Family.PLAN_CONDUCT,
        Family.COHORTS,
        Family.FOLLOW_UPS);
  }

  @Override
  public Customer empty(String id) {
    return Customer.empty(id);
  }

  @Override
  public Customer decode(String id, Bytes content) {
    return CustomerCodec.decode(content);
  }

  @Override
  public Bytes encode(Customer customer) {
    return CustomerCodec.encode(customer);
  }

  @Override
  public Admission<Customer, CustomerEvent> admit(
      Customer customer, Collection<CustomerEvent> events) {
    return customer.admit(events);
  }

  @Override
  public String refusal() {
    return "frozen: this customer has so many events that its oldest months take no more";
  }

  @Override
  public boolean knows(Customer customer, CustomerEvent event) {
    return customer.knows(event);
  }

  @Override
  public Customer takeBack(Customer customer, String importName) {
    return customer.takeBack(importName);
  }

  @Override
  public Customer withdraw(Customer customer, String importName) {
    return customer.withdraw(importName);
  }

  @Override
  public Customer erase(Customer customer, ErasureProgress erasure, Given given) {
    return customer.id().equals(erasure.subject()) ? customer.erase(erasure.at(), given) : customer;
  }
}
