package rapport.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.lifetime.BgNbd;
import rapport.lifetime.BgNbdFit;
import rapport.lifetime.GammaGamma;
import rapport.lifetime.GammaGammaFit;
import rapport.lifetime.ValuePrediction;
import rapport.store.Table.Read;

/// What was predicted for each day: in each currency at most one prediction, the last one made.
///
/// PK `p#<tenant>`, SK `<yyyy-mm-dd>`, the day of the tenant's calendar up to which purchases were
/// known.
public final class Predictions {

  private static final int VERSION = 1;
  private static final int MAX_CURRENCIES = 400;

  private final Table summary;

  /// @param summary the table of summaries
  public Predictions(Table summary) {
    this.summary = summary;
  }

  /// The predictions of one day.
  ///
  /// @param fittedAt when they were made
  /// @param byCurrency ISO 4217 → what is predicted in it
  public record Predicted(Instant fittedAt, SortedMap<String, ValuePrediction> byCurrency) {
    public Predicted {
      byCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(byCurrency));
    }
  }

  /// Puts the predictions of a day in place of any before.
  public void save(String tenant, LocalDate day, Predicted predicted) {
    var writer = new ByteWriter().writeByte(VERSION);
    writer.writeSigned(predicted.fittedAt().toEpochMilli());
    writer.writeUnsigned(predicted.byCurrency().size());
    predicted
        .byCurrency()
        .forEach(
            (currency, prediction) -> {
              writer.writeText(currency);
              write(prediction, writer);
            });
    summary.put(
        Item.of(key(tenant, day), Map.of(Names.BODY, Packed.attribute(writer))), Condition.ALWAYS);
  }

  /// The predictions from one day to another, both included, by day; eventually consistent.
  public SortedMap<LocalDate, Predicted> range(String tenant, LocalDate from, LocalDate to) {
    var found = new TreeMap<LocalDate, Predicted>();
    summary.query(
        new Range(partition(tenant), from.toString(), to.toString()),
        Read.EVENTUAL,
        page -> {
          page.forEach(item -> found.put(LocalDate.parse(item.key().sort()), read(item)));
          return true;
        });
    return Collections.unmodifiableSortedMap(found);
  }

  private static Predicted read(Item item) {
    var reader = Packed.body(item, VERSION);
    var fittedAt = Instant.ofEpochMilli(reader.readSigned());
    var byCurrency = new TreeMap<String, ValuePrediction>();
    for (int left = reader.readCount(MAX_CURRENCIES); left > 0; left--) {
      byCurrency.put(reader.readText(), readPrediction(reader));
    }
    if (!reader.atEnd()) {
      throw new MalformedBytesException("more follows the predictions of a day");
    }
    return new Predicted(fittedAt, byCurrency);
  }

  private static void write(ValuePrediction prediction, ByteWriter writer) {
    var purchases = prediction.purchases();
    write(purchases.model().r(), writer);
    write(purchases.model().alpha(), writer);
    write(purchases.model().a(), writer);
    write(purchases.model().b(), writer);
    write(purchases.logLikelihood(), writer);
    writer.writeUnsigned(purchases.customers());
    var values = prediction.values();
    write(values.model().p(), writer);
    write(values.model().q(), writer);
    write(values.model().v(), writer);
    write(values.logLikelihood(), writer);
    writer.writeUnsigned(values.customers());
    write(prediction.meanValue(), writer);
    writer.writeUnsigned(prediction.days());
  }

  /// No model is made of any numbers whatever.
  private static ValuePrediction readPrediction(ByteReader reader) {
    try {
      return prediction(reader);
    } catch (IllegalArgumentException e) {
      throw new MalformedBytesException("no prediction has such numbers: " + e.getMessage());
    }
  }

  private static ValuePrediction prediction(ByteReader reader) {
    var purchases =
        new BgNbdFit(
            new BgNbd(real(reader), real(reader), real(reader), real(reader)),
            real(reader),
            reader.readUnsigned());
    var values =
        new GammaGammaFit(
            new GammaGamma(real(reader), real(reader), real(reader)),
            real(reader),
            reader.readUnsigned());
    double meanValue = real(reader);
    return new ValuePrediction(purchases, values, meanValue, reader.readCount(Integer.MAX_VALUE));
  }

  private static void write(double number, ByteWriter writer) {
    writer.writeFixed(Double.doubleToLongBits(number));
  }

  private static double real(ByteReader reader) {
    return Double.longBitsToDouble(reader.readFixed());
  }

  private static Key key(String tenant, LocalDate day) {
    return new Key(partition(tenant), day.toString());
  }

  private static String partition(String tenant) {
    return "p#" + tenant;
  }
}
