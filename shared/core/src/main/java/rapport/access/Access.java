package rapport.access;

import java.util.Locale;
import java.util.Set;

/// What a key opens.
///
/// @param tenant whose it is; nothing else decides that
/// @param surveys the surveys a public key may answer
public record Access(String tenant, Kind kind, Set<Scope> scopes, Set<String> surveys) {

  public Access {
    scopes = Set.copyOf(scopes);
    surveys = Set.copyOf(surveys);
  }

  /// What a key begins with.
  public enum Kind {
    /// `pub_`: posts responses to the surveys it is bound to; safe in a web page.
    PUB,
    /// `srv_`: writes events and settings.
    SRV,
    /// `read_`: reads figures.
    READ;

    /// As callers write it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a key may beside its kind.
  public enum Scope {
    /// Raw answers, customers and follow-ups; on a key that writes, to change these, too.
    PEOPLE,
    /// Keys, surveys, settings and erasure; includes people.
    ADMIN;

    /// Whether it may be on a key of a kind.
    public boolean isFor(Kind kind) {
      return switch (this) {
        case PEOPLE -> kind == Kind.READ || kind == Kind.SRV;
        case ADMIN -> kind == Kind.SRV;
      };
    }

    /// As callers write it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean has(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }

  /// Whether it may bring responses to a survey.
  public boolean answers(String survey) {
    return kind == Kind.SRV || kind == Kind.PUB && surveys.contains(survey);
  }
}
