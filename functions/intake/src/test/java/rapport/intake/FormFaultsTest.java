package rapport.intake;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a form is told in the language of its page.
class FormFaultsTest {

  private static final String QUESTIONS =
      """
      "questions":[
        {"id":"must","type":"text","required":true},
        {"id":"recommend","type":"nps","text":{"en":"recommend"}},
        {"id":"effort","type":"ces","scale":"1-7","text":{"en":"effort"}},
        {"id":"smile","type":"csat","scale":"good-bad","text":{"en":"smile"}},
        {"id":"plan","type":"choice","options":[{"id":"pro"},{"id":"free"}]},
        {"id":"why","type":"choices","atMost":2,"options":[{"id":"a"},{"id":"b"},{"id":"c"}]},
        {"id":"table","type":"matrix","scale":"1-10","rows":[{"id":"speed"},{"id":"price"}]}]""";

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String SCRIPT = "application/json";
  private static final Pattern TOLD = Pattern.compile("<li>(?:<a href=\"[^\"]*\">)?([^<]*)");

  /// A survey that is shown in one language where none is asked for.
  private static IntakeWorld speaking(String language) {
    var world = new IntakeWorld();
    world.define(
        "{\"title\":{\"en\":\"Ours\",\"zh\":\"我们的\"},\"language\":\"%s\",%s}"
            .formatted(language, QUESTIONS));
    return world;
  }

  private static APIGatewayV2HTTPResponse post(IntakeWorld world, String accept, String fields) {
    var event = IntakeWorld.event("post-form");
    event.getHeaders().put("accept", accept);
    var body = fields + "&key=" + IntakeWorld.PUB;
    event.setBody(Base64.getEncoder().encodeToString(body.getBytes(UTF_8)));
    event.setIsBase64Encoded(true);
    return world.send(event);
  }

  private static List<String> told(APIGatewayV2HTTPResponse page) {
    assertThat(page.getStatusCode()).as(page.getBody()).isEqualTo(400);
    return TOLD.matcher(page.getBody()).results().map(found -> found.group(1)).toList();
  }

  static Stream<Arguments> faults() {
    String number = "Enter a whole number from 0 to 10.|请输入 0 到 10 之间的整数。";
    String offered = "Choose from what is offered.|请从所列选项中选择。";
    String one = "Only one value is taken here.|此处只能有一个值。";
    String unreadable =
        "This has characters that can't be read. Please write it anew.|其中有无法识别的字符，请重新填写。";
    String unknown =
        "This survey asks nothing of this name. Please leave it empty.|此问卷没有这个名称的问题，请留空。";
    String empty = "What was sent here can't be taken. Please leave it empty.|此处的内容无法接收，请留空。";
    String slow =
        "The form was open for too long, or the clock is wrong. Please send it again.|表单打开时间过长，或时钟不准。请重新提交。";
    String wrong = "Something is wrong with how they were sent.|提交方式有误。";
    return Stream.of(
        arguments("must=", "must: ", "Please answer this question.|请回答此题。"),
        arguments("recommend=11", "recommend: ", number),
        arguments("recommend=-1", "recommend: ", number),
        arguments("recommend=9.5", "recommend: ", number),
        arguments("recommend=ten", "recommend: ", number),
        arguments("recommend=99999999999", "recommend: ", number),
        arguments("recommend=9&recommend=3", "recommend: ", one),
        arguments("recommend=9&recommend=ten", "recommend: ", one),
        arguments("effort=0", "effort: ", "Enter a whole number from 1 to 7.|请输入 1 到 7 之间的整数。"),
        arguments("speed=0", "speed: ", "Enter a whole number from 1 to 10.|请输入 1 到 10 之间的整数。"),
        arguments("smile=5", "smile: ", offered),
        arguments("plan=gold", "plan: ", offered),
        arguments("plan=%01", "plan: ", offered),
        arguments("why=a&why=z", "why: ", offered),
        arguments("why=%01", "why: ", offered),
        arguments("why=a&why=b&why=c", "why: ", "Choose at most 2.|最多选 2 项。"),
        arguments("must=a%00b", "must: ", unreadable),
        arguments("must=a%EF%BF%BF", "must: ", unreadable),
        arguments(
            "must=" + "x".repeat(16_385),
            "must: ",
            "Write at most 16384 characters.|最多可填写 16384 个字符。"),
        arguments("apple=1", "apple: ", unknown),
        arguments("apple=1&apple=2", "apple: ", unknown),
        arguments("apple~%2Fpie=%01", "apple~/pie: ", unknown),
        arguments("x".repeat(129) + "=1", "", wrong),
        arguments("attributes.region=" + "x".repeat(257), "attributes.region: ", empty),
        arguments("attributes.region=%01", "attributes.region: ", empty),
        arguments("attributes.survey=x", "attributes.survey: ", empty),
        arguments("attributes.language=en", "attributes.language: ", empty),
        arguments("attributes.a%20b=x", "attributes.a b: ", empty),
        arguments("attributes.a=x&attributes.a=y", "attributes.a: ", one),
        arguments(attributes(31), "", wrong),
        arguments("subject=%01", "subject: ", empty),
        arguments("subject=me&subject=you", "subject: ", one),
        arguments("language=english!", "language: ", empty),
        arguments("id=" + "x".repeat(129), "", slow),
        arguments("id=old", "", slow),
        arguments("time=yesterday", "", slow),
        arguments("id=a&time=2026-02-20T10:00:00Z", "", slow),
        arguments("id=a&time=2027-02-20T10:00:00Z", "", slow),
        arguments("key=" + IntakeWorld.PUB, "key: ", one),
        arguments(
            "_charset_=windows-1252",
            "",
            "This came in another encoding than UTF-8. Please check it.|内容不是以 UTF-8 编码提交的，请检查。"),
        arguments("_charset_=utf-8&_charset_=utf-8", "_charset_: ", one));
  }

  private static String attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj("attributes.a%d=x"::formatted)
        .collect(Collectors.joining("&"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void everyFaultHasWordsInBothLanguages(String fields, String label, String words) {
    String whole = fields.startsWith("must=") ? "effort=1&" + fields : "must=x&" + fields;

    var english = told(post(speaking("en"), BROWSER, whole));
    var chinese = told(post(speaking("zh"), BROWSER, whole));

    assertThat(english.stream().map(text -> text.replace("&#39;", "'")))
        .containsExactly(label + words.split("\\|")[0]);
    assertThat(chinese).containsExactly(label + words.split("\\|")[1]);
  }

  @Test
  void anotherLanguageHasTheWordsOfItsDefinitionElseEnglish() {
    var world = new IntakeWorld();
    world.define(
        "{\"title\":{\"de\":\"Unsere\"},\"words\":{\"de\":{\"wholeNumber\":\"Zahl von {low} bis {high}.\"}},%s}"
            .formatted(QUESTIONS));

    assertThat(told(post(world, BROWSER, "must=x&recommend=11&plan=gold")))
        .containsExactly("recommend: Zahl von 0 bis 10.", "plan: Choose from what is offered.");
  }

  @Test
  void answersThatAreTooLongTogetherAreToldSo() {
    var texts =
        IntStream.range(0, 16)
            .mapToObj("{\"id\":\"t%02d\",\"type\":\"text\"}"::formatted)
            .collect(Collectors.joining(",", "{\"title\":{\"zh\":\"长\"},\"questions\":[", "]}"));
    var world = new IntakeWorld();
    world.define(texts);
    var fields =
        IntStream.range(0, 16)
            .mapToObj(i -> "t%02d=%s".formatted(i, "x".repeat(i == 0 ? 15_000 : 16_384)))
            .collect(Collectors.joining("&"));

    assertThat(told(post(world, BROWSER, fields))).containsExactly("内容过长。");
  }

  /// The oracle is what a script is told of the same form.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_301})
  void noWordForProgramsIsInAPage(long seed) {
    var random = new Random(seed);
    var world = speaking("zh");
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      String fields = fields(random);
      var problem = post(world, SCRIPT, fields);
      if (problem.getStatusCode() == 400) {
        var page = post(world, BROWSER, fields);
        refused++;
        assertThat(told(page)).as(fields).isNotEmpty().allMatch(text -> text.endsWith("。"));
        for (String message :
            IntakeWorld.json(problem).path("errors").findValuesAsText("message")) {
          assertThat(page.getBody()).as(fields).doesNotContain(escaped(message));
        }
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  private static String fields(Random random) {
    var names =
        List.of(
            "must",
            "recommend",
            "effort",
            "smile",
            "plan",
            "why",
            "speed",
            "apple",
            "subject",
            "id",
            "time",
            "attributes.region",
            "attributes.survey",
            "attributes.",
            "_charset_",
            "",
            "a/b~");
    var values =
        List.of(
            "",
            " ",
            "0",
            "5",
            "11",
            "1.5",
            "good",
            "pro",
            "a",
            "b",
            "c",
            "\u0001",
            "x".repeat(300),
            "2026-03-01T10:00:00Z",
            "2020-01-01T00:00:00Z",
            "utf-8",
            "😀",
            "<b>");
    var fields = new ArrayList<String>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      String name = names.get(random.nextInt(names.size()));
      String value = values.get(random.nextInt(values.size()));
      fields.add(encode(name, UTF_8) + "=" + encode(value, UTF_8));
    }
    return String.join("&", fields);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
