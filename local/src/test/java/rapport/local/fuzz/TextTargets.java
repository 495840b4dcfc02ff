package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import rapport.access.KeyText;
import rapport.access.TenantName;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.edge.Checked;
import rapport.edge.UrlEncoded;
import rapport.link.LinkSecret;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;
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

  private static final LinkSecret SECRET =
      LinkSecret.fresh(new Random(1), Instant.parse("2026-03-01T10:00:00Z"));
  private static final SurveyLink LINK =
      new SurveyLink(
          Bytes.of(new byte[SurveyLink.ID_BYTES]),
          Stage.TENANT,
          Stage.SURVEY,
          Instant.parse("2026-04-01T10:00:00Z"),
          "customer-42",
          "en",
          new TreeMap<>(Map.of("region", "EMEA", "channel", "mail")));

  private TextTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of("texts", textSeeds(), TextTargets::texts),
        FuzzTarget.of("links", linkSeeds(), TextTargets::links),
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

  /// The text of a link, or the bytes behind it. Whatever it claims, nobody has signed it unless it
  /// is one of the seeds; and what it claims can be claimed again.
  private static void links(byte[] input) {
    var inputs = Inputs.of(input);
    String text =
        inputs.choice(2) == 0
            ? inputs.text()
            : "lnk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(inputs.rest());
    Optional<LinkToken> token = LinkToken.read(text);
    token.ifPresent(
        read -> {
          assertThat(text.length()).isLessThanOrEqualTo(LinkToken.MAX_CHARACTERS);
          assertThat(read.isSignedWith(Optional.empty())).isFalse();
          if (read.isSignedWith(Optional.of(SECRET))) {
            assertThat(read.link()).isEqualTo(LINK);
          }
          String again = LinkToken.sign(read.link(), SECRET);
          assertThat(LinkToken.read(again).map(LinkToken::link))
              .isEqualTo(Optional.of(read.link()).filter(_ -> LinkToken.isOne(again)));
        });
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

  private static List<Bytes> linkSeeds() {
    String link = LinkToken.sign(LINK, SECRET);
    var bytes = Base64.getUrlDecoder().decode(link.substring("lnk_".length()));
    return List.of(
        Inputs.seed(0, link),
        Inputs.seed(0, "lnk_" + "A".repeat(64)),
        Bytes.of(new ByteWriter().writeByte(1).append(bytes).toByteArray()));
  }

  private static List<Bytes> argumentSeeds() {
    return List.of(
        Inputs.seed(0, "redrive --all --queue events --limit 10"),
        Inputs.seed(1, "--tenant acme --from 2026-01-01 --to 2026-01-31 --patience 5"),
        Inputs.seed(2, "--mapping m.yaml file.csv"));
  }
}
