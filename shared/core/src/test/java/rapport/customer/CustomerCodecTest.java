package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.entity.EventHash;
import rapport.entity.Frames;
import rapport.entity.Spoiling;
import rapport.entity.Stamp;
import rapport.event.LowScores;
import rapport.event.Payload.CustomerAction;
import rapport.event.Version;

class CustomerCodecTest {

  private static final String EVERYTHING =
      """
      2026-03-02T09:00:00.123Z joined plan=basic import=old id=a
      2026-03-02T09:01:00Z purchased amount=12.50 margin=-3.1 currency=USD id=b
      2026-03-02T09:02:00Z revenue amount=99 id=c
      2026-03-02T09:03:00Z acquired amount=0.000001 id=d
      2026-03-02T09:04:00Z active id=e
      2026-03-02T09:05:00Z active activity=social rev=1 void id=f
      2026-03-02T09:06:00.5Z active plan=pro id=g
      2026-03-02T09:20:00Z active import=old id=h
      2026-03-02T09:21:00Z reached journey=buy stage=paid id=i
      2026-03-02T09:22:00Z rewarded to=club points=12.5 tier=gold id=j
      2026-03-02T09:23:00Z left reason=price rev=2 id=k
      """;

  /// Written by version 1. It must decode for ever.
  private static final String SAMPLE =
      "010c06736f6369616c056c6f67696e036f6c6405626173696303555344034555520370726f036275"
          + "79047061696404636c756204676f6c64057072696365026331000b050d03a0c6aa9a0d01050e0000"
          + "100c007b0f7f55450ea0c6da04c0313cfe6b77e3bd010b10020204e20401e1021100780163e53303"
          + "bec0734ea79ba196ee093203016300120078c22c400c29a2bc8d62275b139b4d425d0401010c1200"
          + "78b544f98e04327bb70276cdf8dd4bb6ba150e08e802f403cd0029523867eeace5d38b18ffdb13d9"
          + "010b13050e04b8080f06141500d0058d276831554c7bbc93e686ea7e70f75807017d021617007815"
          + "429ced421b88b4be8a09b8f2c141c111027802f1fb640533b988550b3ca35dbd4e8a9001061805f2"
          + "8c3c0701000801000901000a01000a02";

  private static final String SAMPLE_NOTED =
      "010303776562046c6174650345555202633100040802020d060e08a0c6aa9a0d7b75b0a42cc7d65f"
          + "bcdda0476747fdcad80902000a08027b781beaf21f9dbccb37e1e8783b8ecaff0a02015f020f08"
          + "027b2105be3dece46b39c20c970f8a37cee90b08027b00";

  private static final String SAMPLE_FOLLOWED =
      "01040c72656c6174696f6e73686970077175616c697479097265636f6d6d656e64066566666f72"
          + "7402633100020c020e000d0e0f08a0c6aa9a0d7b75b0a42cc7d65fbcdda0476747fdcad80d0208"
          + "0100060d100f08027b781beaf21f9dbccb37e1e8783b8ecaff00";

  @Test
  void everythingAnEventCanSayComesBack() {
    var stored = stored(EVERYTHING);

    assertThat(CustomerCodec.decode(CustomerCodec.encode(stored))).isEqualTo(stored);
  }

  @Test
  void theEmptyCustomerAndTheFrozenOneComeBack() {
    var empty = Customer.empty("c1");
    var frozen = Freezing.frozenBefore(Instant.parse("1969-03-01T00:00:00Z"), stored(EVERYTHING));

    assertThat(CustomerCodec.decode(CustomerCodec.encode(empty))).isEqualTo(empty);
    assertThat(CustomerCodec.decode(CustomerCodec.encode(frozen))).isEqualTo(frozen);
  }

  /// The facts that it had published are those of its time.
  @Test
  void whatVersionOneWroteIsStillReadAndWrittenAsItAlwaysWas() {
    var read = CustomerCodec.decode(Bytes.of(HexFormat.of().parseHex(SAMPLE)));

    assertThat(read.events()).isEqualTo(stored(EVERYTHING).events());
    assertThat(read.published())
        .extracting(fact -> fact.hour().start() + " " + fact.name())
        .containsExactly(
            "2026-03-02T09:00:00Z joined#1",
            "2026-03-02T09:00:00Z left#1",
            "2026-03-02T09:00:00Z moved-in#1",
            "2026-03-02T09:00:00Z moved-out#1",
            "2026-03-02T09:00:00Z moved-out#2");
    assertThat(CustomerCodec.encode(read).toHex()).isEqualTo(SAMPLE);
  }

  /// What no sender tells came later. Never change this sample either.
  @Test
  void whatIsNotedOfACustomerIsReadAndWrittenAsItAlwaysWas() {
    var values = new TreeMap<>(Map.of("reason", "late", "channel", "web"));
    var time = Instant.parse("2026-03-02T09:00:00.123Z");
    var events =
        List.of(
            noted(time, new CustomerAction.Complained(values)),
            noted(time.plusSeconds(1), new CustomerAction.Recommended(List.of(0, 10))),
            noted(time.plusSeconds(2), new CustomerAction.Bought(2, new BigDecimal("9.5"), "EUR")),
            CustomerEvent.heard(time.plusSeconds(3)));
    var customer = new Customer("c1", events, Instant.MIN, Collections.emptySortedSet());

    assertThat(CustomerCodec.encode(customer).toHex()).isEqualTo(SAMPLE_NOTED);
    assertThat(CustomerCodec.decode(Bytes.of(HexFormat.of().parseHex(SAMPLE_NOTED))))
        .isEqualTo(customer);
  }

  /// What follow-ups and responses tell came later still. Never change this sample either.
  @Test
  void whatACustomerIsToldOfFollowUpsIsReadAndWrittenAsItAlwaysWas() {
    var scores = new TreeMap<>(Map.of("recommend", 0, "quality", 7));
    var low =
        new TreeMap<>(Map.of("recommend", new LowScores(0, 6), "effort", new LowScores(4, 5)));
    var time = Instant.parse("2026-03-02T09:00:00.123Z");
    var events =
        List.of(
            noted(time, new CustomerAction.Rated("relationship", scores)),
            noted(time.plusSeconds(1), new CustomerAction.FollowedUp("relationship", low)));
    var customer = new Customer("c1", events, Instant.MIN, Collections.emptySortedSet());

    assertThat(CustomerCodec.encode(customer).toHex()).isEqualTo(SAMPLE_FOLLOWED);
    assertThat(CustomerCodec.decode(Bytes.of(HexFormat.of().parseHex(SAMPLE_FOLLOWED))))
        .isEqualTo(customer);
  }

  private static CustomerEvent noted(Instant time, CustomerAction action) {
    var stamp = new Stamp(EventHash.of(time.toString()), time, Version.FIRST, "");
    return new CustomerEvent(stamp, Collections.emptySortedMap(), action);
  }

  @Test
  void aYearOfDailyActivityIsSmall() {
    var events = new ArrayList<CustomerEvent>();
    for (int day = 0; day < 365; day++) {
      for (int hour = 8; hour < 18; hour++) {
        var time = Instant.parse("2026-01-01T00:07:00Z").plusSeconds(day * 86_400L + hour * 3600L);
        events.add(CustomerStory.event(time + " active", day + "-" + hour));
      }
    }
    var customer = Customer.empty("c1").admit(events).entity();

    assertThat(customer.events()).hasSize(3650);
    assertThat(CustomerCodec.encode(customer).length()).isLessThan(20_000);
  }

  @Test
  void anUnknownVersionIsRefused() {
    assertThatThrownBy(() -> CustomerCodec.decode(Bytes.of(new byte[] {9, 0, 0, 0, 0})))
        .isInstanceOf(MalformedBytesException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void bytesThatWereNeverWrittenAreRefusedAndNothingWorseHappens(long seed) {
    spoiling().refuseOrReadWhole(seed);
  }

  @Test
  void everyShortenedFormIsRefused() {
    spoiling().refuseEveryShortenedForm();
  }

  private static Spoiling<Customer> spoiling() {
    return new Spoiling<>(
        CustomerCodec.encode(stored(EVERYTHING)), CustomerCodec::encode, CustomerCodec::decode);
  }

  private static Customer stored(String story) {
    return CustomerStory.customer(story)
        .publish(Customer.empty("c1"), 1, Frames.OPEN, false)
        .entity();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void aMonthThatNobodyCanWriteIsRefused(long sign) {
    long most = 12 * 12_000;

    assertThat(CustomerCodec.decode(frozenBefore(sign * most)).frozenBefore())
        .isEqualTo(Months.ofNumber(sign * most));
    assertThatThrownBy(() -> CustomerCodec.decode(frozenBefore(sign * (most + 1))))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("no month has the number");
  }

  /// Version 1, no texts, a name, no events and no facts.
  private static Bytes frozenBefore(long month) {
    return new ByteWriter()
        .writeByte(1)
        .writeUnsigned(0)
        .writeText("c1")
        .writeBoolean(true)
        .writeSigned(month)
        .writeUnsigned(0)
        .writeUnsigned(0)
        .toBytes();
  }
}
