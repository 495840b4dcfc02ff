package rapport.form;

import java.util.Optional;
import java.util.stream.Stream;

/// The words that a form says by itself, beside those of its definition. English and Chinese are
/// complete here; other languages are a definition's own, and what they lack is said in English.
///
/// In some of them `{number}`, `{total}`, `{low}` and `{high}` stand for numbers.
public enum FormWord {
  SEND("send", "Send", "提交"),
  NEXT("next", "Next", "下一题"),
  BACK("back", "Back", "上一题"),
  PROGRESS("progress", "Question {number} of {total}", "第 {number} 题，共 {total} 题"),
  REQUIRED("required", "Required", "必答"),
  UNANSWERED("unanswered", "Please answer this question.", "请回答此题。"),
  NOTHING("nothing", "Please answer at least one question.", "请至少回答一题。"),
  AT_MOST("atMost", "Choose at most {number}.", "最多选 {number} 项。"),
  WHOLE_NUMBER(
      "wholeNumber", "Enter a whole number from {low} to {high}.", "请输入 {low} 到 {high} 之间的整数。"),
  CHOOSE("choose", "Please choose", "请选择"),
  GOOD("good", "Good", "好"),
  BAD("bad", "Bad", "不好"),
  LIKE("like", "I like it that way", "我喜欢这样"),
  MUST_BE("mustBe", "It must be that way", "理应如此"),
  NEUTRAL("neutral", "I am neutral", "无所谓"),
  LIVE_WITH("liveWith", "I can live with it", "可以接受"),
  DISLIKE("dislike", "I dislike it that way", "我不喜欢这样"),
  HOW_LIKELY("howLikely", "How likely are you to recommend us?", "您有多大可能推荐我们？"),
  HOW_SATISFIED("howSatisfied", "How satisfied are you?", "您有多满意？"),
  HOW_EASY("howEasy", "How easy was it?", "有多轻松？"),
  HOW_MUCH_EFFORT("howMuchEffort", "How much effort was it?", "费了多大力气？"),
  STARS("stars", "{number} of {total} stars", "{number} 星，共 {total} 星"),
  CHECK("check", "Please check your answers", "请检查您的回答"),
  NOT_TAKEN("notTaken", "Your answers were not taken", "您的回答未被接收"),
  THANKS("thanks", "Thank you", "谢谢"),
  RECEIVED("received", "Your answers have been received.", "我们已收到您的回答。"),
  WAITING(
      "waiting",
      "You are offline. Your answers are kept here and sent as soon as you are online again.",
      "您当前处于离线状态。回答已保存在本页，恢复联网后会自动提交。"),
  TOO_EARLY("tooEarly", "This survey has not opened yet.", "此问卷尚未开放。"),
  TOO_LATE("tooLate", "This survey is closed.", "此问卷已结束。"),
  FULL(
      "full",
      "This survey has all the answers it needs, thank you. If you sent yours before and saw no reply,"
          + " it has most likely been counted.",
      "此问卷已收集到足够的回答，谢谢。如果您之前提交过但没有看到回复，您的回答很可能已计入。"),
  USED(
      "used",
      "This link was used already. It takes one answer, and that was received.",
      "此链接已使用过。每个链接只接受一份回答，我们已收到。"),
  EXPIRED("expired", "This link has expired.", "此链接已过期。"),
  UNKNOWN("unknown", "This survey does not exist, or no longer.", "此问卷不存在或已删除。"),
  SURVEY("survey", "Survey", "问卷"),
  LANGUAGE("language", "Language", "语言"),
  KEYS("keys", "Press 0 to 9 to choose, and Enter to go on.", "可按 0 到 9 选择，按 Enter 继续。"),
  CLOSE("close", "Close", "关闭"),
  ONLY_IF("onlyIf", "Only if {condition}.", "仅在{condition}时回答。"),
  IF_AT_LEAST("ifAtLeast", "“{question}” is {answer} or more", "“{question}”为 {answer} 或以上"),
  IF_AT_MOST("ifAtMost", "“{question}” is {answer} or less", "“{question}”为 {answer} 或以下"),
  IF_BETWEEN(
      "ifBetween", "“{question}” is {answer} to {other}", "“{question}”在 {answer} 到 {other} 之间"),
  IF_IS("ifIs", "“{question}” is {answer}", "“{question}”为 {answer} "),
  IF_ANSWERED("ifAnswered", "you answered “{question}”", "您回答了“{question}”"),
  IF_UNANSWERED("ifUnanswered", "you did not answer “{question}”", "您没有回答“{question}”"),
  IF_NOT("ifNot", "not: {condition}", "不满足“{condition}”"),
  AND("and", " and ", "并且"),
  OR("or", " or ", "或"),
  TOO_SLOW(
      "tooSlow",
      "The form was open for too long, or the clock is wrong. Please send it again.",
      "表单打开时间过长，或时钟不准。请重新提交。"),
  OFFERED("offered", "Choose from what is offered.", "请从所列选项中选择。"),
  ONE_VALUE("oneValue", "Only one value is taken here.", "此处只能有一个值。"),
  MOST_WRITTEN("mostWritten", "Write at most {number} characters.", "最多可填写 {number} 个字符。"),
  UNREADABLE(
      "unreadable",
      "This has characters that can't be read. Please write it anew.",
      "其中有无法识别的字符，请重新填写。"),
  NO_QUESTION(
      "noQuestion",
      "This survey asks nothing of this name. Please leave it empty.",
      "此问卷没有这个名称的问题，请留空。"),
  NOT_TAKEN_HERE(
      "notTakenHere",
      "What was sent here can't be taken. Please leave it empty.",
      "此处的内容无法接收，请留空。"),
  ENCODING(
      "encoding",
      "This came in another encoding than UTF-8. Please check it.",
      "内容不是以 UTF-8 编码提交的，请检查。"),
  NOT_ALLOWED(
      "notAllowed",
      "This address does not open this survey. Please ask who gave it to you for a new one.",
      "此网址无法打开该问卷，请向提供者索取新的网址。"),
  BUSY("busy", "Something is busy just now. Please try again in a minute.", "系统繁忙，请一分钟后再试。"),
  BROKEN("broken", "Something went wrong here. Please try again.", "出错了，请重试。"),
  REFUSED("refused", "This form is not allowed to send answers to this survey.", "此表单无权向该问卷提交回答。"),
  TOO_LONG("tooLong", "They are too long.", "内容过长。"),
  WRONG_FORM(
      "wrongForm",
      "Only plain form fields in UTF-8 can be read here (application/x-www-form-urlencoded), and"
          + " this form sends them in another way. Please tell who made it.",
      "此处只接受 UTF-8 编码的普通表单（application/x-www-form-urlencoded），而此表单的提交方式不同。请告知其制作者。"),
  MALFORMED("malformed", "Something is wrong with how they were sent.", "提交方式有误。"),
  GO_BACK("goBack", "Go back to see what you typed.", "返回上一页可查看您填写的内容。"),
  WAIT("wait", "Please wait a moment", "请稍候"),
  KEPT(
      "kept",
      "Very many answers came just now, and yours were not taken yet. They are kept on this page:"
          + " please send them again in {number} s.",
      "刚才收到的回答过多，您的回答尚未被接收，已保留在本页。请在 {number} 秒后再次提交。"),
  AGAIN("again", "Send again", "再次提交");

  private static final String CHINESE = "zh";

  private final String key;
  private final String english;
  private final String chinese;

  FormWord(String key, String english, String chinese) {
    this.key = key;
    this.english = english;
    this.chinese = chinese;
  }

  /// What a definition calls it.
  public String key() {
    return key;
  }

  /// What a definition calls by that name.
  public static Optional<FormWord> of(String key) {
    return Stream.of(values()).filter(word -> word.key.equals(key)).findFirst();
  }

  /// Whether a language is spoken here, so that no definition need bring its words.
  public static boolean speaks(String language) {
    return language.equalsIgnoreCase("en") || language.equalsIgnoreCase(CHINESE);
  }

  /// In Chinese where that is asked for in any way, else in English.
  public String in(String language) {
    boolean isChinese =
        language.equalsIgnoreCase(CHINESE)
            || language.regionMatches(true, 0, CHINESE + "-", 0, CHINESE.length() + 1);
    return isChinese ? chinese : english;
  }
}
