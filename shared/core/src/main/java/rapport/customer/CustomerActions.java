package rapport.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.entity.EntityReader;
import rapport.entity.EntityWriter;
import rapport.event.Payload.CustomerAction;
import rapport.event.Scale;

/// The bytes of what a customer did: a code below 16, its amounts, its texts.
final class CustomerActions {

  /// More than any ticket has values, or any response scores.
  private static final int MAX_VALUES = 256;

  /// Before the point, as no sender can exceed.
  private static final int MAX_DIGITS = 12;

  private static final int MAX_DECIMALS = 6;

  private CustomerActions() {}

  /// Part of the format: never change a code.
  static int code(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Joined _ -> 0;
      case CustomerAction.Left _ -> 1;
      case CustomerAction.Purchased _ -> 2;
      case CustomerAction.Revenue _ -> 3;
      case CustomerAction.Acquired _ -> 4;
      case CustomerAction.Active _ -> 5;
      case CustomerAction.Reached _ -> 6;
      case CustomerAction.Rewarded _ -> 7;
      case CustomerAction.Complained _ -> 8;
      case CustomerAction.Recommended _ -> 9;
      case CustomerAction.Bought _ -> 10;
      case CustomerAction.Heard _ -> 11;
      case CustomerAction.Rated _ -> 12;
      case CustomerAction.FollowedUp _ -> 13;
    };
  }

  /// With texts by their numbers.
  static void write(CustomerAction action, EntityWriter writer) {
    numbers(action, writer.body());
    amounts(action).forEach(amount -> write(amount, writer.body()));
    texts(action).forEach(writer::writeText);
  }

  /// With texts as they are.
  static void writeAlone(CustomerAction action, ByteWriter writer) {
    numbers(action, writer);
    amounts(action).forEach(amount -> write(amount, writer));
    texts(action).forEach(writer::writeText);
  }

  static CustomerAction read(int code, EntityReader reader) {
    ByteReader body = reader.body();
    return switch (code) {
      case 0 -> new CustomerAction.Joined();
      case 1 -> new CustomerAction.Left();
      case 2 -> new CustomerAction.Purchased(amount(body), margin(body), reader.readText());
      case 3 -> new CustomerAction.Revenue(amount(body), reader.readText());
      case 4 -> new CustomerAction.Acquired(amount(body), reader.readText());
      case 5 -> new CustomerAction.Active(reader.readText());
      case 6 -> new CustomerAction.Reached(reader.readText(), reader.readText());
      case 7 -> rewarded(amount(body), reader);
      case 8 -> new CustomerAction.Complained(values(body.readCount(MAX_VALUES), reader));
      case 9 -> new CustomerAction.Recommended(scores(body));
      case 10 -> new CustomerAction.Bought(count(body), total(body), reader.readText());
      case 11 -> new CustomerAction.Heard();
      case 12 -> RatedForm.readRated(body, reader::readText);
      case 13 -> RatedForm.readFollowedUp(body, reader::readText);
      default -> throw new MalformedBytesException("no customer action has the code " + code);
    };
  }

  private static CustomerAction rewarded(BigDecimal points, EntityReader reader) {
    return new CustomerAction.Rewarded(reader.readText(), points, reader.readText());
  }

  private static SortedMap<String, String> values(int size, EntityReader reader) {
    var values = new TreeMap<String, String>();
    for (int left = size; left > 0; left--) {
      values.put(reader.readText(), reader.readText());
    }
    if (values.size() != size) {
      throw new MalformedBytesException("a dimension has one value");
    }
    return values;
  }

  private static List<Integer> scores(ByteReader body) {
    var scores = new ArrayList<Integer>();
    for (int left = body.readCount(MAX_VALUES); left > 0; left--) {
      scores.add(body.readCount(Scale.NPS.high()));
    }
    return scores;
  }

  private static long count(ByteReader body) {
    long count = body.readUnsigned();
    if (count < 1) {
      throw new MalformedBytesException("purchases are 1 or more, got " + count);
    }
    return count;
  }

  private static void numbers(CustomerAction action, ByteWriter writer) {
    switch (action) {
      case CustomerAction.Complained(var values) -> writer.writeUnsigned(values.size());
      case CustomerAction.Recommended(var scores) -> {
        writer.writeUnsigned(scores.size());
        scores.forEach(writer::writeUnsigned);
      }
      case CustomerAction.Bought bought -> writer.writeUnsigned(bought.purchases());
      case CustomerAction.Rated rated -> RatedForm.writeNumbers(rated, writer);
      case CustomerAction.FollowedUp done -> RatedForm.writeNumbers(done, writer);
      case CustomerAction _ -> {}
    }
  }

  private static List<BigDecimal> amounts(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Purchased(var amount, var margin, _) -> List.of(amount, margin);
      case CustomerAction.Revenue(var monthly, _) -> List.of(monthly);
      case CustomerAction.Acquired(var cost, _) -> List.of(cost);
      case CustomerAction.Rewarded(_, var points, _) -> List.of(points);
      case CustomerAction.Bought(_, var amount, _) -> List.of(amount);
      case CustomerAction.Joined _,
          CustomerAction.Left _,
          CustomerAction.Active _,
          CustomerAction.Reached _,
          CustomerAction.Complained _,
          CustomerAction.Recommended _,
          CustomerAction.Rated _,
          CustomerAction.FollowedUp _,
          CustomerAction.Heard _ ->
          List.of();
    };
  }

  private static List<String> texts(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Purchased(_, _, var currency) -> List.of(currency);
      case CustomerAction.Revenue(_, var currency) -> List.of(currency);
      case CustomerAction.Acquired(_, var currency) -> List.of(currency);
      case CustomerAction.Active(var activity) -> List.of(activity);
      case CustomerAction.Reached(var journey, var stage) -> List.of(journey, stage);
      case CustomerAction.Rewarded(var plan, _, var tier) -> List.of(plan, tier);
      case CustomerAction.Bought(_, _, var currency) -> List.of(currency);
      case CustomerAction.Complained(var values) ->
          values.entrySet().stream()
              .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
              .toList();
      case CustomerAction.Rated rated -> RatedForm.texts(rated.survey(), rated.scores().keySet());
      case CustomerAction.FollowedUp done -> RatedForm.texts(done.survey(), done.low().keySet());
      case CustomerAction.Joined _,
          CustomerAction.Left _,
          CustomerAction.Recommended _,
          CustomerAction.Heard _ ->
          List.of();
    };
  }

  private static void write(BigDecimal amount, ByteWriter writer) {
    writer.writeBig(amount.unscaledValue()).writeSigned(amount.scale());
  }

  private static BigDecimal amount(ByteReader reader) {
    var amount = margin(reader);
    if (amount.signum() < 0) {
      throw new MalformedBytesException("no amount is less than 0, got " + amount);
    }
    return amount;
  }

  private static BigDecimal margin(ByteReader reader) {
    var margin = sum(reader);
    if (margin.precision() - margin.scale() > MAX_DIGITS) {
      throw new MalformedBytesException("no amount is as large as " + margin);
    }
    return margin;
  }

  private static BigDecimal total(ByteReader reader) {
    var total = sum(reader);
    if (total.signum() < 0) {
      throw new MalformedBytesException("no total is less than 0, got " + total);
    }
    return total;
  }

  /// Of many amounts, so it may be larger than any.
  private static BigDecimal sum(ByteReader reader) {
    var unscaled = reader.readBig();
    long scale = reader.readSigned();
    if (scale < 0 || scale > MAX_DECIMALS) {
      throw new MalformedBytesException("no amount has " + scale + " decimals");
    }
    return new BigDecimal(unscaled, Math.toIntExact(scale));
  }
}
