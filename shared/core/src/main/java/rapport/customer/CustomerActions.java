package rapport.customer;

import java.math.BigDecimal;
import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.entity.EntityReader;
import rapport.entity.EntityWriter;
import rapport.event.Payload.CustomerAction;

/// The bytes of what a customer did: a code below 16, its amounts, its texts.
final class CustomerActions {

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
    };
  }

  /// With texts by their numbers.
  static void write(CustomerAction action, EntityWriter writer) {
    amounts(action).forEach(amount -> write(amount, writer.body()));
    texts(action).forEach(writer::writeText);
  }

  /// With texts as they are.
  static void writeAlone(CustomerAction action, ByteWriter writer) {
    amounts(action).forEach(amount -> write(amount, writer));
    texts(action).forEach(writer::writeText);
  }

  static CustomerAction read(int code, EntityReader reader) {
    ByteReader body = reader.body();
    return switch (code) {
      case 0 -> new CustomerAction.Joined();
      case 1 -> new CustomerAction.Left();
      case 2 -> new CustomerAction.Purchased(amount(body), amount(body), reader.readText());
      case 3 -> new CustomerAction.Revenue(amount(body), reader.readText());
      case 4 -> new CustomerAction.Acquired(amount(body), reader.readText());
      case 5 -> new CustomerAction.Active(reader.readText());
      case 6 -> new CustomerAction.Reached(reader.readText(), reader.readText());
      case 7 -> rewarded(amount(body), reader);
      default -> throw new MalformedBytesException("no customer action has the code " + code);
    };
  }

  private static CustomerAction rewarded(BigDecimal points, EntityReader reader) {
    return new CustomerAction.Rewarded(reader.readText(), points, reader.readText());
  }

  private static List<BigDecimal> amounts(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Purchased(var amount, var margin, _) -> List.of(amount, margin);
      case CustomerAction.Revenue(var monthly, _) -> List.of(monthly);
      case CustomerAction.Acquired(var cost, _) -> List.of(cost);
      case CustomerAction.Rewarded(_, var points, _) -> List.of(points);
      case CustomerAction.Joined _,
          CustomerAction.Left _,
          CustomerAction.Active _,
          CustomerAction.Reached _ ->
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
      case CustomerAction.Joined _, CustomerAction.Left _ -> List.of();
    };
  }

  private static void write(BigDecimal amount, ByteWriter writer) {
    writer.writeBig(amount.unscaledValue()).writeSigned(amount.scale());
  }

  private static BigDecimal amount(ByteReader reader) {
    return new BigDecimal(reader.readBig(), Math.toIntExact(reader.readSigned()));
  }
}
