package rapport.edge;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong, up to a limit that no honest sender meets.
public final class FieldErrors {

  /// More errors than this in one event, settings or survey are not listed.
  public static final int MAX_ERRORS = 50;

  private final List<FieldError> errors = new ArrayList<>();

  public void add(String pointer, String message) {
    add(new FieldError(pointer, message));
  }

  public void add(FieldError error) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(error);
    }
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  public List<FieldError> list() {
    return List.copyOf(errors);
  }
}
