package rapport.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.customer.Buyer;
import rapport.lifetime.PurchaseSums;
import rapport.lifetime.ValuePrediction.Buyers;

/// What some buyers bought, as bytes that are put one behind the other: about 14 for each buyer and
/// currency.
///
/// @param histories of one buyer in one currency each
record BuyerSample(int histories, Bytes content) {

  static final BuyerSample EMPTY = new BuyerSample(0, Bytes.of(new byte[0]));

  private static final int DECIMALS = 6;

  /// @param day the last that is known, not before any purchase
  BuyerSample with(List<Buyer> buyers, long day) {
    var writer = new ByteWriter().append(content.toArray());
    int count = histories;
    for (Buyer buyer : buyers) {
      for (Map.Entry<String, PurchaseSums> entry : buyer.byCurrency().entrySet()) {
        write(entry.getKey(), entry.getValue(), buyer.left(), day, writer);
        count++;
      }
    }
    return new BuyerSample(count, writer.toBytes());
  }

  BuyerSample with(BuyerSample other) {
    var writer = new ByteWriter().append(content.toArray()).append(other.content.toArray());
    return new BuyerSample(Math.addExact(histories, other.histories), writer.toBytes());
  }

  /// By currency.
  ///
  /// @param day as it was when they were put in
  SortedMap<String, Buyers> buyers(long day) {
    var there = new TreeMap<String, List<PurchaseSums>>();
    var left = new TreeMap<String, List<PurchaseSums>>();
    var reader = new ByteReader(content);
    while (!reader.atEnd()) {
      var currency = reader.readText();
      boolean gone = reader.readBoolean();
      var sums = read(day, reader);
      there.computeIfAbsent(currency, _ -> new ArrayList<>());
      left.computeIfAbsent(currency, _ -> new ArrayList<>());
      (gone ? left : there).get(currency).add(sums);
    }
    var buyers = new TreeMap<String, Buyers>();
    there.forEach((currency, some) -> buyers.put(currency, new Buyers(some, left.get(currency))));
    return Collections.unmodifiableSortedMap(buyers);
  }

  private static void write(
      String currency, PurchaseSums sums, boolean left, long day, ByteWriter writer) {
    writer
        .writeText(currency)
        .writeBoolean(left)
        .writeUnsigned(day - sums.lastDay())
        .writeUnsigned(sums.lastDay() - sums.firstDay())
        .writeUnsigned(sums.days())
        .writeBig(sums.spend().setScale(DECIMALS).unscaledValue());
  }

  private static PurchaseSums read(long day, ByteReader reader) {
    long last = day - reader.readUnsigned();
    long first = last - reader.readUnsigned();
    return new PurchaseSums(
        first, last, reader.readUnsigned(), new BigDecimal(reader.readBig(), DECIMALS));
  }
}
