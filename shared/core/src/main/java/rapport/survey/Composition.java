package rapport.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rapport.event.Scale;

/// What several ratings of one response make together, as the slot of a state says it:
/// `csi/1-10/delivery,price`, `gap/1-7/empathy,reliability*2`. Answers of several surveys, or of
/// several versions of one, add up where this is the same.
///
/// It names what the ratings are about, not the questions, so one question may take the place of
/// another; and no weights, so they may change without a fold.
///
/// @param metric that reads it: `csi`, `kano` …
/// @param scale of the ratings
/// @param members what each number is about, in order
public record Composition(String metric, Scale scale, List<Member> members) {

  private static final String DROPPED = "/dropped";
  private static final String MEMBER = "[A-Za-z0-9._-]+(?:\\*[1-9]\\d{0,3})?";
  private static final Pattern FORM =
      Pattern.compile("([a-z_]+)/(\\d{1,3})-(\\d{1,3})/(%s(?:,%s)*+)".formatted(MEMBER, MEMBER));

  public Composition {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a composition of " + metric + " must have a member");
    }
  }

  /// One dimension, role or item.
  ///
  /// @param name as the survey's definition has it
  /// @param items how many questions, or pairs of questions, its number is the sum of
  public record Member(String name, int items) {
    public Member {
      if (items < 1) {
        throw new IllegalArgumentException(name + " must have 1 item or more, got " + items);
      }
    }

    private static Member parse(String text) {
      int star = text.indexOf('*');
      return star < 0
          ? new Member(text, 1)
          : new Member(text.substring(0, star), Integer.parseInt(text.substring(star + 1)));
    }

    @Override
    public String toString() {
      return items == 1 ? name : name + "*" + items;
    }
  }

  /// Of members of one question each.
  public static Composition of(String metric, Scale scale, List<String> names) {
    return new Composition(metric, scale, names.stream().map(name -> new Member(name, 1)).toList());
  }

  /// What it is about, whatever its other members: the metric, of Kano's model the item, of drivers
  /// the outcome, which comes first.
  public String topic() {
    boolean ofFirst = metric.equals(Compositions.KANO) || metric.equals(Compositions.DRIVERS);
    return ofFirst ? metric + "/" + members.getFirst().name() : metric;
  }

  /// The names of the members.
  public List<String> names() {
    return members.stream().map(Member::name).toList();
  }

  /// Where the complete answers are kept.
  public String slot() {
    return metric + "/" + scale + "/" + joined(",");
  }

  /// Where those are counted that answered only some of the ratings.
  public String droppedSlot() {
    return slot() + DROPPED;
  }

  /// Empty if a slot keeps no complete answers.
  public static Optional<Composition> parse(String slot) {
    var matcher = FORM.matcher(slot);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int low = Integer.parseInt(matcher.group(2));
    int high = Integer.parseInt(matcher.group(3));
    if (low >= high) {
      return Optional.empty();
    }
    var members = new ArrayList<Member>();
    for (String member : matcher.group(4).split(",")) {
      members.add(Member.parse(member));
    }
    return Optional.of(new Composition(matcher.group(1), new Scale(low, high, false), members));
  }

  /// Empty if a slot counts no incomplete answers.
  public static Optional<Composition> parseDropped(String slot) {
    return slot.endsWith(DROPPED)
        ? parse(slot.substring(0, slot.length() - DROPPED.length()))
        : Optional.empty();
  }

  /// As a message names it.
  @Override
  public String toString() {
    return joined(" + ") + " on " + scale;
  }

  private String joined(String between) {
    return members.stream().map(Member::toString).collect(Collectors.joining(between));
  }
}
