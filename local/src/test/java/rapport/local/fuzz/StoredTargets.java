package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.customer.CustomerCodec;
import rapport.edge.CalendarsJson;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.respondent.RespondentCodec;
import rapport.store.FuzzTarget;
import rapport.ticket.TicketCodec;

/// What lies in the tables and was made by nobody: entities by themselves, and any item under all
/// functions.
final class StoredTargets {

  private StoredTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        entity("ticket", bytes -> TicketCodec.encode(TicketCodec.decode(bytes))),
        entity("customer", bytes -> CustomerCodec.encode(CustomerCodec.decode(bytes))),
        entity("respondent", bytes -> RespondentCodec.encode(RespondentCodec.decode(bytes))),
        text("stored-settings", "settings", text -> SettingsJson.write(SettingsJson.stored(text))),
        text("stored-survey", "survey#", text -> SurveyJson.write(SurveyJson.stored(text))),
        text(
            "stored-calendars",
            "calendar",
            text -> CalendarsJson.write(CalendarsJson.stored(text))),
        FuzzTarget.of("items", ItemsRead.seeds(), new ItemsRead()::read));
  }

  /// Read, written and read again it is what it was.
  private static FuzzTarget entity(String kind, UnaryOperator<Bytes> again) {
    return FuzzTarget.of(
        kind,
        Kept.entities(kind),
        input -> {
          Bytes once;
          try {
            once = again.apply(Bytes.of(input));
          } catch (MalformedBytesException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
          }
          assertThat(again.apply(once)).isEqualTo(once);
        });
  }

  private static FuzzTarget text(String name, String path, UnaryOperator<String> again) {
    return FuzzTarget.of(
        name,
        Kept.texts(path),
        input -> {
          String once;
          try {
            once = again.apply(Inputs.of(input).text());
          } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("stored document");
            return;
          }
          assertThat(again.apply(once)).isEqualTo(once);
        });
  }
}
