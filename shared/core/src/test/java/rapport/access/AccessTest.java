package rapport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;

class AccessTest {

  @Test
  void whoAdministersMayDoWhatEveryScopeAllows() {
    var admin = new Access("demo", Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    var people = new Access("demo", Kind.READ, Set.of(Scope.PEOPLE), Set.of());
    var plain = new Access("demo", Kind.READ, Set.of(), Set.of());

    assertThat(Scope.values()).allMatch(admin::has);
    assertThat(people.has(Scope.PEOPLE)).isTrue();
    assertThat(people.has(Scope.ADMIN)).isFalse();
    assertThat(Scope.values()).noneMatch(plain::has);
  }

  @Test
  void aPublicKeyAnswersItsSurveysAServersAllAndAReadersNone() {
    var bound = Set.of("a");

    assertThat(new Access("demo", Kind.PUB, Set.of(), bound).answers("a")).isTrue();
    assertThat(new Access("demo", Kind.PUB, Set.of(), bound).answers("b")).isFalse();
    assertThat(new Access("demo", Kind.SRV, Set.of(), Set.of()).answers("b")).isTrue();
    assertThat(new Access("demo", Kind.READ, Set.of(), bound).answers("a")).isFalse();
  }

  @Test
  void peopleIsForKeysThatReadOrWriteAndAdminForThoseThatWrite() {
    assertThat(Kind.values()).filteredOn(Scope.PEOPLE::isFor).containsExactly(Kind.SRV, Kind.READ);
    assertThat(Kind.values()).filteredOn(Scope.ADMIN::isFor).containsExactly(Kind.SRV);
    assertThat(Scope.ADMIN.word()).isEqualTo("admin");
    assertThat(Kind.PUB.word()).isEqualTo("pub");
  }
}
