package rapport.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Who may use what. A rule doesn't choose its classes: the test shows it those of one module, and
/// a wrong sample. The reasons say what to use instead.
final class ArchitectureRules {

  private static final Set<String> STREAMS = Set.of("out", "err");
  private static final Set<String> CLOCK_READS = Set.of("currentTimeMillis", "nanoTime");
  private static final Set<String> ENVIRONMENT_READS =
      Set.of("getenv", "getProperty", "getProperties");

  private ArchitectureRules() {}

  static ArchRule withoutAws() {
    return withoutPackages("software.amazon..", "com.amazonaws..")
        .because("the domain outlives its host: declare a port here, implement it in shared/store");
  }

  static ArchRule withoutAwsSdk() {
    return withoutPackages("software.amazon..")
        .because("the edge only translates: call a port of core, which shared/store implements");
  }

  static ArchRule withoutJson() {
    return withoutPackages("com.fasterxml..", "software.amazon.awssdk.thirdparty.jackson..")
        .because("JSON stops at the boundary: translate it to records in shared/edge");
  }

  static ArchRule withoutLambda() {
    return withoutPackages("com.amazonaws..")
        .because("a store is used outside of Lambda too: handle events in a function");
  }

  static ArchRule withoutFilesAndNetwork() {
    return withoutPackages("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
        .because(
            "core computes: take text, Bytes or records as arguments, and read files in local");
  }

  static ArchRule withoutClock() {
    return noClasses()
        .should()
        .accessTargetWhere(access("the time is read", ArchitectureRules::readsTheTime))
        .because("a result must not depend on when it is computed: take a Clock or an Instant");
  }

  static ArchRule withoutEnvironment() {
    return noClasses()
        .should()
        .accessTargetWhere(
            access(
                "the environment is read", access -> isOn(access, System.class, ENVIRONMENT_READS)))
        .because("settings come from outside: take them as a constructor argument");
  }

  static ArchRule withoutChance() {
    return noClasses()
        .should()
        .accessTargetWhere(access("chance decides", ArchitectureRules::drawsAtRandom))
        .because("the same input must give the same result: take ids and a seeded generator");
  }

  static ArchRule withoutStandardStreams() {
    return noClasses()
        .should()
        .accessTargetWhere(
            access(
                "System.out or System.err is used", access -> isOn(access, System.class, STREAMS)))
        .because("a log line is one JSON object: write it with the log of shared/edge");
  }

  static ArchRule withoutMemoryStore() {
    return withoutPackages("rapport.store.memory..")
        .because("it forgets everything with the instance: use the DynamoDB store");
  }

  static ArchRule withoutMemoryQueue() {
    return withoutPackages("rapport.queue.memory..")
        .because("what is sent to it nobody receives: use SqsMessageQueue");
  }

  static ArchRule withoutLocal() {
    return withoutPackages("rapport.local..", "rapport.bench..")
        .because("they never run on AWS: move what both need into shared");
  }

  /// @param function the module's last folder, like `intake`
  static ArchRule withoutOtherFunctions(String function, Set<String> functions) {
    var others =
        functions.stream()
            .filter(other -> !other.equals(function))
            .map(other -> "rapport." + other + "..")
            .toArray(String[]::new);
    return withoutPackages(others)
        .because("functions are deployed apart: move what both need into shared");
  }

  static ArchRule withoutPackageCycles() {
    return slices()
        .matching("rapport.(**)")
        .should()
        .beFreeOfCycles()
        .because("a cycle is one package in two folders: move the shared type below both");
  }

  private static ClassesShouldConjunction withoutPackages(String... packages) {
    return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
  }

  private static DescribedPredicate<JavaAccess<?>> access(
      String description, Predicate<JavaAccess<?>> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }

  private static boolean isOn(JavaAccess<?> access, Class<?> owner, Set<String> names) {
    return access.getTargetOwner().isEquivalentTo(owner) && names.contains(access.getName());
  }

  private static boolean readsTheTime(JavaAccess<?> access) {
    boolean givenAClock = access.getTarget().getFullName().contains(Clock.class.getName() + ")");
    boolean now =
        resideInAPackage("java.time..").test(access.getTargetOwner())
            && access.getName().equals("now")
            && !givenAClock;
    boolean systemClock =
        access.getTargetOwner().isEquivalentTo(Clock.class)
            && (access.getName().startsWith("system") || access.getName().startsWith("tick"));
    boolean newDate =
        access.getTargetOwner().getName().equals("java.util.Date")
            && access.getTarget().getFullName().endsWith("<init>()");
    return now || systemClock || newDate || isOn(access, System.class, CLOCK_READS);
  }

  private static boolean drawsAtRandom(JavaAccess<?> access) {
    boolean unseeded =
        access.getTargetOwner().isEquivalentTo(Random.class)
            && access.getTarget().getFullName().endsWith("<init>()");
    return unseeded
        || isOn(access, UUID.class, Set.of("randomUUID"))
        || isOn(access, Math.class, Set.of("random"))
        || isOn(access, ThreadLocalRandom.class, Set.of("current"))
        || isOn(access, RandomGenerator.class, Set.of("of", "getDefault"))
        || access.getTargetOwner().getName().equals("java.security.SecureRandom");
  }
}
