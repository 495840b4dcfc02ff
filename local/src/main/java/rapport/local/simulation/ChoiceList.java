package rapport.local.simulation;

import java.util.Arrays;
import java.util.StringJoiner;

/// Choices as text, to be printed and given again: numbers with commas between them, and several
/// zeros in a row as `0*5`.
final class ChoiceList {

  private static final int MAX_CHOICES = 1_000_000;

  private ChoiceList() {}

  static String write(int[] choices) {
    var text = new StringJoiner(",");
    for (int i = 0; i < choices.length; ) {
      int zeros = 0;
      while (i + zeros < choices.length && choices[i + zeros] == 0) {
        zeros++;
      }
      if (zeros > 1) {
        text.add("0*" + zeros);
        i += zeros;
      } else {
        text.add(Integer.toString(choices[i++]));
      }
    }
    return text.toString();
  }

  /// @throws IllegalArgumentException if that is no such list
  static int[] read(String text) {
    var choices = new int[64];
    int count = 0;
    for (String word : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      boolean zeros = word.startsWith("0*");
      int number = number(zeros ? word.substring("0*".length()) : word);
      int more = zeros ? number : 1;
      if (more > MAX_CHOICES - count) { // their sum may be no int
        throw new IllegalArgumentException("--replay has more than " + MAX_CHOICES + " choices");
      }
      while (count + more > choices.length) {
        choices = Arrays.copyOf(choices, 2 * choices.length);
      }
      if (!zeros) {
        choices[count] = number;
      }
      count += more;
    }
    return Arrays.copyOf(choices, count);
  }

  private static int number(String word) {
    try {
      int number = Integer.parseInt(word);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "--replay must be whole numbers with commas between them, got '" + word + "'");
  }
}
