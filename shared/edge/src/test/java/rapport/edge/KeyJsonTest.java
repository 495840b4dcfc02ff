package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.bytes.Bytes;
import rapport.edge.KeyJson.Wanted;

final class KeyJsonTest {

  private static final Set<String> KNOWN = Set.of("nps", "csat");

  @Test
  void aKeyOfEachKindCanBeWanted() {
    assertThat(read("{'kind':'srv','name':'shop','scopes':['admin']}"))
        .isEqualTo(valid(new Wanted("shop", Kind.SRV, Set.of(Scope.ADMIN), Set.of())));
    assertThat(read("{'kind':'srv','name':'desk','scopes':['people']}"))
        .isEqualTo(valid(new Wanted("desk", Kind.SRV, Set.of(Scope.PEOPLE), Set.of())));
    assertThat(read("{'kind':'read','name':'Büro 2','scopes':['people'],'surveys':[]}"))
        .isEqualTo(valid(new Wanted("Büro 2", Kind.READ, Set.of(Scope.PEOPLE), Set.of())));
    assertThat(read("{'kind':'pub','name':'page','scopes':null,'surveys':['nps','csat']}"))
        .isEqualTo(valid(new Wanted("page", Kind.PUB, Set.of(), KNOWN)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                        | ''
          {}                                                        | /name /kind
          {'kind':'adm','name':'a'}                                 | /kind
          {'kind':1,'name':'a'}                                     | /kind
          {'kind':'SRV','name':'a'}                                 | /kind
          {'kind':'srv','name':''}                                  | /name
          {'kind':'srv','name':7}                                   | /name
          {'kind':'srv','name':'a','scopes':'admin'}                | /scopes
          {'kind':'srv','name':'a','scopes':['ADMIN']}              | /scopes/0
          {'kind':'srv','name':'a','scopes':[1,null]}               | /scopes/0 /scopes/1
          {'kind':'srv','name':'a','scopes':['people','people']}    | /scopes/1
          {'kind':'srv','name':'a','scopes':['admin','admin']}      | /scopes/1
          {'kind':'srv','name':'a','scopes':['admin','admin','x']}  | /scopes
          {'kind':'read','name':'a','scopes':['admin']}             | /scopes/0
          {'kind':'pub','name':'a','scopes':['people'],'surveys':['nps']} | /scopes/0
          {'kind':'pub','name':'a'}                                 | /surveys
          {'kind':'pub','name':'a','surveys':[]}                    | /surveys
          {'kind':'pub','name':'a','surveys':'nps'}                 | /surveys
          {'kind':'pub','name':'a','surveys':['nps','no','n#s',1]}  | /surveys/1 /surveys/2 /surveys/3
          {'kind':'pub','name':'a','surveys':['nps','nps']}         | /surveys/1
          {'kind':'srv','name':'a','surveys':['nps']}               | /surveys
          {'kind':'read','name':'a','surveys':'nps'}                | /surveys
          {'kind':'srv','name':'a','tenant':'other','key':'srv_'}   | /tenant /key
          {'kind':'x','name':'','scopes':['y'],'surveys':['z'],'u':1} | /name /kind /scopes/0 /surveys/0 /u
          """)
  void everythingThatIsWrongIsNamedAtOnce(String body, String pointers) {
    var errors = ((Checked.Invalid<Wanted>) read(body)).errors();

    assertThat(errors)
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder(pointers.split(" "));
  }

  @Test
  void moreSurveysThanAKeyMayHaveAreRefusedBeforeAnyIsLookedUp() {
    var many = "'nps',".repeat(KeyJson.MAX_SURVEYS) + "'nps'";

    var errors =
        ((Checked.Invalid<Wanted>) read("{'kind':'pub','name':'a','surveys':[" + many + "]}"))
            .errors();

    assertThat(errors).containsExactly(new FieldError("/surveys", "must be at most 50, got 51"));
  }

  @Test
  void aFieldNamedTwiceIsAnError() {
    assertThat(read("{'kind':'srv','kind':'read','name':'a'}")).isInstanceOf(Checked.Invalid.class);
  }

  @Test
  void whatIsToldOfAKeyIsNeverTheKeyNorItsHash() {
    var wanted = new Wanted("page", Kind.PUB, Set.of(), KNOWN);
    var hash = Bytes.of(new byte[] {1, 2, 3, 4});
    var createdAt = Instant.parse("2026-03-01T10:00:00.120Z");
    var key = IssuedKey.of("1f", "page", wanted.access("acme"), createdAt, hash);

    assertThat(Json.write(KeyJson.tree(new KeyRing(List.of(key)))))
        .isEqualTo(
            """
            {"keys":[{"id":"1f","name":"page","kind":"pub","scopes":[],"surveys":["csat","nps"],\
            "createdAt":"2026-03-01T10:00:00.120Z","closing":false}]}""");
    assertThat(Json.write(KeyJson.once(key, "pub_x")))
        .isEqualTo(
            """
            {"id":"1f","key":"pub_x","name":"page","kind":"pub","scopes":[],\
            "surveys":["csat","nps"],"createdAt":"2026-03-01T10:00:00.120Z"}""");
  }

  private static Checked<Wanted> valid(Wanted wanted) {
    return new Checked.Valid<>(wanted);
  }

  private static Checked<Wanted> read(String json) {
    var values = (Json.Parsed.Values) Json.readOne(json.replace('\'', '"'));
    return KeyJson.read(values.values().getFirst(), KNOWN::contains);
  }
}
