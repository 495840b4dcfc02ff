package rapport.edge;

import java.util.List;

/// What came of reading what somebody wants to be kept.
public sealed interface Checked<T> {

  record Valid<T>(T value) implements Checked<T> {}

  /// @param errors all that is wrong, with pointers from the body
  record Invalid<T>(List<FieldError> errors) implements Checked<T> {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
