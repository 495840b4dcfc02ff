package rapport.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rapport.access.FreshKey;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.access.KeyText;
import rapport.admin.AdminHandler;
import rapport.authorizer.AuthorizerHandler;
import rapport.bytes.Bytes;
import rapport.edge.Credentials;
import rapport.edge.Front;
import rapport.edge.KeyFinder;
import rapport.link.LinkSecret;
import rapport.link.LinkToken;
import rapport.shelf.Links;
import rapport.store.AccessKeys;
import rapport.store.IssuedKeys;
import rapport.store.KeyRings;

/// The way of a key's text: from the request into a hash, and nowhere else. Nothing on it compares
/// texts, so there is no comparison whose time could tell how much of a guess was right.
class SecretsTest {

  private static final Set<String> COMPARING =
      Set.of(
          "equals",
          "equalsIgnoreCase",
          "contentEquals",
          "compareTo",
          "compareToIgnoreCase",
          "regionMatches",
          "contains",
          "startsWith",
          "endsWith",
          "indexOf",
          "containsKey",
          "get",
          "deepEquals",
          "compare",
          "mismatch",
          "requireNonNullElse");

  private static final Set<Class<?>> TEXTS =
      Set.of(String.class, CharSequence.class, Objects.class, Arrays.class, Comparator.class);

  private static final ArchRule COMPARES_NO_TEXT =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "texts are compared",
                  (JavaAccess<?> access) ->
                      COMPARING.contains(access.getName())
                          && TEXTS.stream().anyMatch(access.getTargetOwner()::isEquivalentTo)))
          .because("a key is hashed first, and looked for by its hash");

  /// Every class that judges the text of a key or a link on its way in. What takes it out of a
  /// request has none to compare it with, see [#onlyWhatMakesKeysAndLinksHasARightText].
  private static final List<Class<?>> ON_THE_WAY =
      List.of(
          Credentials.class,
          KeyText.class,
          FreshKey.class,
          AccessKeys.class,
          hidden(AuthorizerHandler.class, "Callers"),
          Links.class);

  private static final Checkout CHECKOUT = Checkout.find();
  private static final List<String> SHARED =
      List.of("shared/core", "shared/store", "shared/edge", "shared/queue", "shared/page");

  @Test
  void whatJudgesAKeysTextComparesNoTexts() {
    COMPARES_NO_TEXT.check(only(ON_THE_WAY));
  }

  /// The text of a key that works, or a link's right signature, is only where one is made, or made
  /// anew of a link that was used, by what compares no texts. So no other code of ours can compare
  /// it with what came in.
  @Test
  void onlyWhatMakesKeysAndLinksHasARightText() {
    assertThat(users(FreshKey.class, "of", "listed", "text")).containsExactly("KeyRoutes");
    assertThat(users(LinkToken.class, "sign")).containsExactly("LinkRoutes", "Links");
    assertThat(users(LinkToken.class, "signature")).isEmpty();
    assertThat(users(LinkSecret.class, "sign")).containsExactly("LinkToken");
    assertThat(users(LinkSecret.class, "key")).containsExactly("LinkKeys");
  }

  /// Which classes of all that is deployed use a class by one of its methods, but itself.
  private static Set<String> users(Class<?> used, String... methods) {
    return Stream.concat(SHARED.stream(), CHECKOUT.functions().stream())
        .flatMap(module -> CHECKOUT.classesOf(module).stream())
        .filter(one -> !one.isEquivalentTo(used))
        .filter(
            one ->
                one.getAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().isEquivalentTo(used))
                    .anyMatch(access -> List.of(methods).contains(access.getName())))
        .map(JavaClass::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// A signature is compared, and a link's text is not.
  @Test
  void aLinksSignatureIsComparedInConstantTimeAndByNothingElse() {
    var link = new ClassFileImporter().importPackagesOf(LinkToken.class);
    COMPARES_NO_TEXT.check(link.that(LOOK_AT_SIGNATURES));
    noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "bytes are compared",
                (JavaAccess<?> access) ->
                    COMPARING.contains(access.getName())
                        && access.getTargetOwner().isEquivalentTo(Bytes.class)))
        .because("MessageDigest.isEqual takes as long whatever is right")
        .check(link.that(LOOK_AT_SIGNATURES));
    var comparisons =
        link.get(LinkToken.class).getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class))
            .map(call -> call.getOrigin().getName() + " " + call.getName());
    assertThat(comparisons).containsExactly("isSignedWith isEqual");
  }

  @Test
  void theSecretOfTheDistributionIsComparedInConstantTimeAndByNothingElse() {
    var front = new ClassFileImporter().importClass(Front.class);

    COMPARES_NO_TEXT.check(only(List.of(Front.class)));
    assertThat(front.getMethodCallsFromSelf())
        .filteredOn(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class))
        .extracting(call -> call.getOrigin().getName() + " " + call.getName())
        .containsExactly("isKnown isEqual");
  }

  private static final DescribedPredicate<JavaClass> LOOK_AT_SIGNATURES =
      DescribedPredicate.describe(
          "look at signatures",
          one -> one.isEquivalentTo(LinkToken.class) || one.isEquivalentTo(LinkSecret.class));

  @Test
  void theRuleFindsAComparison() {
    assertThatCode(() -> COMPARES_NO_TEXT.check(only(List.of(Compares.class))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("texts are compared");
  }

  /// What looks for keys, keeps and lists them can't compare their texts, since it never has them.
  @Test
  void behindTheDoorThereAreOnlyHashes() {
    assertThat(KeyFinder.class.getMethods())
        .isNotEmpty()
        .allSatisfy(asked -> assertThat(asked.getParameterTypes()).containsExactly(Bytes.class));
    var classes = only(List.of(KeyRings.class, IssuedKeys.class, KeyRing.class, IssuedKey.class));

    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(FreshKey.class, KeyText.class)
        .check(classes);
    assertThat(IssuedKey.class.getRecordComponents())
        .extracting(component -> component.getType().getSimpleName() + " " + component.getName())
        .containsExactly(
            "String id",
            "String name",
            "Access access",
            "Instant createdAt",
            "Bytes hash",
            "boolean closing");
  }

  /// Behind the authorizer there are only hashes, too.
  @Test
  void administrationNeverAsksForTheTextOfAKeyThatComesIn() {
    noClasses()
        .that()
        .resideInAPackage(AdminHandler.class.getPackageName())
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a key's text is asked for",
                (JavaAccess<?> access) -> access.getName().equals("bearerKey")))
        .check(new ClassFileImporter().importPackagesOf(AdminHandler.class));
  }

  private static Class<?> hidden(Class<?> neighbour, String name) {
    try {
      return Class.forName(neighbour.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static JavaClasses only(Collection<Class<?>> classes) {
    return new ClassFileImporter().importClasses(classes);
  }

  /// What the rule is there to find.
  private static final class Compares {
    static boolean same(String sent, String stored) {
      return sent.equals(stored);
    }
  }
}
