package rapport.form;

import java.util.Optional;
import java.util.stream.Stream;

/// The words that a form says by itself, beside those of its definition. English and Chinese are
/// complete here; other languages are a definition's own, and what they lack is said in English.
///
/// In some of them `{number}` and `{total}` stand for numbers.
public enum FormWord {
  SEND("send", "Send", "提交"),
  NEXT("next", "Next", "下一题"),
  BACK("back", "Back", "上一题"),
  PROGRESS("progress", "Question {number} of {total}", "第 {number} 题，共 {total} 题"),
  REQUIRED("required", "Required", "必答"),
  UNANSWERED("unanswered", "Please answer this question.", "请回答此题。"),
  NOTHING("nothing", "Please answer at least one question.", "请至少回答一题。"),
  AT_MOST("atMost", "Choose at most {number}.", "最多选 {number} 项。"),
  CHOOSE("choose", "Please choose", "请选择"),
  GOOD("good", "Good", "好"),
  BAD("bad", "Bad", "不好"),
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
  UNKNOWN("unknown", "This survey does not exist, or no longer.", "此问卷不存在或已删除。");

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
