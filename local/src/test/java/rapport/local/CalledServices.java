package rapport.local;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import rapport.queue.MessageQueue;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What a function's code can call of DynamoDB, SQS and SNS, found in its bytecode: every call that
/// can be reached from its methods through the store and the queue, and the requests that it signs
/// itself.
final class CalledServices {

  /// Which table each class of the store lies on. One that is new has to be added.
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("EventLog", "EventsTable"),
          Map.entry("Entities", "EventsTable"),
          Map.entry("Marks", "EventsTable"),
          Map.entry("Jobs", "EventsTable"),
          Map.entry("Imports", "EventsTable"),
          Map.entry("AnsweredLinks", "EventsTable"),
          Map.entry("Quarantine", "EventsTable"),
          Map.entry("Erasures", "EventsTable"),
          Map.entry("BlockRewriting", "EventsTable"),
          Map.entry("Counters", "EventsTable"),
          Map.entry("LateHours", "EventsTable"),
          Map.entry("FollowUps", "EventsTable"),
          Map.entry("OpenFollowUps", "EventsTable"),
          Map.entry("Summaries", "SummaryTable"),
          Map.entry("HourRecords", "SummaryTable"),
          Map.entry("RevisedItems", "SummaryTable"),
          Map.entry("Overflow", "SummaryTable"),
          Map.entry("Registry", "SummaryTable"),
          Map.entry("Documents", "SummaryTable"),
          Map.entry("Alerts", "SummaryTable"),
          Map.entry("Webhooks", "SummaryTable"),
          Map.entry("Predictions", "SummaryTable"),
          Map.entry("AccessKeys", "SummaryTable"),
          Map.entry("KeyRings", "SummaryTable"),
          Map.entry("LinkKeys", "SummaryTable"));

  private static final Pattern TESTS = Pattern.compile(".*(-tests\\.jar|/test-classes/).*");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(location -> !location.matches(TESTS))
          .importPackages("rapport");

  /// @param functionPackage for instance `rapport.intake`
  /// @return like `EventsTable dynamodb:PutItem`, `sqs:SendMessage` if it sends, and `AlertTopic
  ///   sns:Publish` if it signs: only that needs it
  SortedSet<String> of(String functionPackage) {
    var roots =
        classes.stream()
            .filter(one -> one.getPackageName().equals(functionPackage))
            .flatMap(one -> one.getCodeUnits().stream())
            .toList();
    if (roots.isEmpty()) {
      throw new IllegalStateException("no classes in " + functionPackage);
    }
    var calls = new TreeSet<String>();
    follow(
        roots,
        (from, target) -> {
          if (target.getOwner().isEquivalentTo(Table.class)) {
            var table = TABLES.get(from);
            if (table == null) {
              throw new IllegalStateException("which table does " + from + " lie on?");
            }
            actions(target.getName()).forEach(action -> calls.add(table + " " + action));
          } else if (target.getOwner().isAssignableTo(MessageQueue.class)) {
            calls.add("sqs:SendMessage");
          } else if (target.getOwner().isEquivalentTo(AwsV4HttpSigner.class)) {
            calls.add("AlertTopic sns:Publish");
          }
        });
    return calls;
  }

  /// What a method of the table asks of DynamoDB.
  private SortedSet<String> actions(String tableMethod) {
    var actions = new TreeSet<String>();
    var methods =
        classes.get(DynamoTable.class).getMethods().stream()
            .filter(method -> method.getName().equals(tableMethod))
            .toList();
    follow(
        methods,
        (_, target) -> {
          if (target.getOwner().isEquivalentTo(DynamoDbClient.class)) {
            var name = target.getName();
            actions.add("dynamodb:" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
          }
        });
    return actions;
  }

  /// Visits every method that is called or referred to, directly or not, from some.
  ///
  /// @param visit takes the simple name of the calling top-level class and what it calls
  private static void follow(
      Collection<? extends JavaCodeUnit> roots, BiConsumer<String, AccessTarget> visit) {
    var seen = new HashSet<JavaCodeUnit>(roots);
    var open = new ArrayDeque<JavaCodeUnit>(roots);
    while (!open.isEmpty()) {
      var unit = open.poll();
      for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
        if (access.getTarget() instanceof CodeUnitAccessTarget target) {
          visit.accept(topLevel(unit), target);
          if (target.getOwner().getPackageName().startsWith("rapport.")) {
            target
                .resolveMember()
                .filter(JavaCodeUnit.class::isInstance)
                .map(JavaCodeUnit.class::cast)
                .filter(seen::add)
                .ifPresent(open::add);
          }
        }
      }
    }
  }

  private static String topLevel(JavaCodeUnit unit) {
    var owner = unit.getOwner();
    while (owner.getEnclosingClass().isPresent()) {
      owner = owner.getEnclosingClass().get();
    }
    return owner.getSimpleName();
  }
}
