package rapport.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "' x='",
        "&lt;",
        "a & b",
        "</p>",
        ""
      })
  void whateverComesInStaysText(String text) {
    var html = new Html();
    html.element("p", text, Attribute.of("title", text)).hidden(text, text);

    String written = html.written().strip();

    assertThat(written)
        .matches(
            "(?s)<p title=\"[^\"<>']*\">[^<>\"']*</p><input type=\"hidden\" name=\"[^\"<>']*\""
                + " value=\"[^\"<>']*\">");
    String inside = written.substring(written.indexOf('>') + 1, written.indexOf("</p>"));
    assertThat(unescaped(inside)).isEqualTo(text);
  }

  /// As HTML reads the five that it must be told apart from markup.
  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Test
  void elementsEndInTheOrderTheyBegan() {
    var html = new Html().open("ul").open("li").text("a").close().close();

    assertThat(html.written()).isEqualTo("\n<ul>\n<li>a</li></ul>");
  }

  @Test
  void whatHasNotEndedIsNotWritten() {
    var html = new Html().open("p");

    assertThatThrownBy(html::written).isInstanceOf(IllegalStateException.class);
    html.close();
    assertThatThrownBy(html::close).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void attributesThatAreNotThereAreNotWritten() {
    var html =
        new Html()
            .element(
                "b",
                "",
                Attribute.NONE,
                Attribute.flag("checked", true),
                Attribute.flag("required", false),
                Attribute.some("lang", ""),
                Attribute.some("class", "x"));

    assertThat(html.written()).isEqualTo("<b checked=\"\" class=\"x\"></b>");
  }
}
