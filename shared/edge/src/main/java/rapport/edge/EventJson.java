package rapport.edge;

import java.util.List;
import java.util.SortedSet;
import rapport.event.Event;

/// Events as JSON: the attributes of CloudEvents 1.0 and `data`, the same by HTTP and in the queue.
///
/// Attributes of the envelope that nothing is known of are allowed and ignored, as CloudEvents
/// wants; an unknown field of `data` is an error, so that a misspelt one is not lost without a
/// word.
public final class EventJson {

  /// The extension attribute by which intake says which version of a survey's definition an answer
  /// was accepted by.
  public static final String SURVEY_VERSION = "surveyversion";

  /// Segment values an event may bring beside the built-in ones.
  public static final int MAX_ATTRIBUTES = 20;

  private EventJson() {}

  /// What came of reading one event.
  public sealed interface Reading {

    record Valid(Event event) implements Reading {}

    /// An event that can't be taken.
    sealed interface Invalid extends Reading {

      /// The id it gives itself, empty if it gives none that can be shown.
      String id();

      /// All that is wrong with its form, with pointers from the event.
      List<FieldError> errors();

      /// Nobody can tell what it means to say.
      record Unreadable(String id, List<FieldError> errors) implements Invalid {
        public Unreadable {
          errors = List.copyOf(errors);
        }
      }

      /// What it means to say is known in part.
      ///
      /// @param rest what could be read, with values that harm nobody in place of the others: to
      ///   find what else is wrong, and for nothing else
      record Flawed(String id, List<FieldError> errors, Event rest) implements Invalid {
        public Flawed {
          errors = List.copyOf(errors);
        }
      }
    }
  }

  /// The names of all event types.
  public static SortedSet<String> types() {
    return EventTypes.NAMES;
  }

  /// Reads one event and finds all that is wrong with it.
  ///
  /// @param importName as in [rapport.event.Identity]
  /// @param fresh gives an id, and a time if need be, to an event without
  public static Reading read(Json.Value value, String importName, FreshIdentity fresh) {
    return new EventReading(value).read(importName, fresh);
  }

  /// The normal form of an event, without its import's name, which goes beside it.
  public static String write(Event event) {
    return Json.write(EventWriting.tree(event));
  }
}
