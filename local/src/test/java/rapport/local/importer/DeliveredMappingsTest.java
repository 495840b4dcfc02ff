package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The delivered mappings on a few rows of the form they are written for.
class DeliveredMappingsTest {

  @Test
  void incidentsTellTheirTickets() {
    var mapped =
        Mapped.ofDelivered(
            "incidents",
            """
            number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_at,contact_type,\
            location,category,priority,assignment_group,assigned_to
            I1,New,0,C1,29/2/2016 01:16,29/2/2016 01:23,Phone,L1,K1,3 - Moderate,G1,?
            I1,Awaiting Vendor,2,C1,29/2/2016 01:16,1/7/2016 08:53,Phone,L1,K1,3 - Moderate,G1,R1
            """);

    assertThat(mapped.events())
        .extracting(Object::toString)
        .containsExactly(
            """
            {"specversion":"1.0","id":"I1/created","source":"service-desk","type":"ticket.created",\
            "time":"2016-02-29T01:16:00Z","subject":"C1","data":{"ticket":"I1","channel":"Phone",\
            "group":"G1","priority":"3 - Moderate","attributes":{"category":"K1","location":"L1"}}}""",
            """
            {"specversion":"1.0","id":"I1/2/replied","source":"service-desk","type":"ticket.replied",\
            "time":"2016-07-01T07:53:00Z","data":{"ticket":"I1","sequence":2,"agent":"R1"}}""",
            """
            {"specversion":"1.0","id":"I1/2/paused","source":"service-desk","type":"ticket.paused",\
            "time":"2016-07-01T07:53:00Z","data":{"ticket":"I1","sequence":2}}""");
  }

  @Test
  void purchasesMakeCustomersJoinAndBuy() {
    var mapped =
        Mapped.ofDelivered(
            "purchases",
            " customer_id  date number_of_cds  dollar_value\r\n 00001 19970101  1   11.77\r\n");

    assertThat(mapped.summaries().getFirst())
        .isEqualTo("1997-01-01T12:00:00Z customer.joined 00001/joined");
    assertThat(mapped.events().getLast().path("data"))
        .hasToString("{\"amount\":\"11.77\",\"currency\":\"USD\"}");
  }
}
