package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import rapport.access.KeyText;
import rapport.access.TenantName;
import rapport.bytes.Bytes;
import rapport.edge.Checked;
import rapport.edge.UrlEncoded;
import rapport.local.importer.ImportCommand;
import rapport.local.repair.DlqCommand;
import rapport.local.repair.RebuildCommand;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.store.FuzzTarget;

/// Short texts with a form of their own, and the arguments of commands.
final class TextTargets {

  private static final List<Calendar> CALENDARS =
      List.of(
          new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY),
          new Calendar(1, ZoneId.of("Pacific/Apia"), DayOfWeek.SUNDAY));

  private TextTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of("texts", textSeeds(), TextTargets::texts),
        FuzzTarget.of("arguments", argumentSeeds(), TextTargets::arguments));
  }

  /// A period that has a text has one only, and it is what was read.
  private static void texts(byte[] input) {
    var inputs = Inputs.of(input);
    var text = inputs.text();
    var granularity = Granularity.values()[inputs.choice(Granularity.values().length)];
    for (Calendar calendar : CALENDARS) {
      Optional<Period> period = Period.parse(granularity, text, calendar);
      period.ifPresent(
          read -> {
            assertThat(Period.parse(granularity, read.text(), calendar)).contains(read);
            assertThat(read.start(calendar)).isBefore(read.end(calendar));
          });
    }
    assertThat(!KeyText.isOne(text) || text.length() <= 48).isTrue();
    assertThat(!TenantName.isOne(text) || text.length() <= 63).isTrue();
    if (UrlEncoded.parse(text) instanceof Checked.Invalid<?>(var errors)) {
      assertThat(errors).isNotEmpty().allSatisfy(error -> assertThat(error).isNotNull());
    }
  }

  /// What a command does not understand is said in its own words.
  private static void arguments(byte[] input) {
    var inputs = Inputs.of(input);
    var commands = List.of(new DlqCommand(), new RebuildCommand(), new ImportCommand());
    var line = new CommandLine(commands.get(inputs.choice(commands.size())));
    line.setExpandAtFiles(false);
    try {
      line.parseArgs(inputs.text().split(" "));
    } catch (ParameterException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static List<Bytes> textSeeds() {
    return Stream.of(
            "0 2026-10-25T02+02:00",
            "1 2026-03-01",
            "2 2026-W09",
            "3 2026-03",
            "4 2026-Q1",
            "5 2026",
            "1 " + Stage.SRV,
            "1 demo",
            "1 a=%F0%9F%91%8B&b=%zz&c=+",
            "5 9999",
            "1 -999999999-01-01")
        .map(text -> Inputs.seed(text.charAt(0) - '0', text.substring(2)))
        .toList();
  }

  private static List<Bytes> argumentSeeds() {
    return List.of(
        Inputs.seed(0, "redrive --all --queue events --limit 10"),
        Inputs.seed(1, "--tenant acme --from 2026-01-01 --to 2026-01-31 --patience 5"),
        Inputs.seed(2, "--mapping m.yaml file.csv"));
  }
}
