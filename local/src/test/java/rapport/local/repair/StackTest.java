package rapport.local.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.local.repair.Site.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/// Which tables and queues are a stack's, of all that an account has.
final class StackTest {

  private static final String OLD = "shop-SummaryTable-0OLD";
  private static final String NEW = "shop-SummaryTable-1NEW";
  private static final String AT = "https://sqs.eu-central-1.amazonaws.com/123456789012/";

  @Test
  void whatThereIsOneOfIsTheStacks() {
    var tables =
        tables("shop-EventsTable-1", NEW, "workshop-SummaryTable-1", "shop2-SummaryTable-1");
    var queues = queues(AT + "shop-EventQueue-1");

    assertThat(stack().table(tables, "SummaryTable")).isEqualTo(NEW);
    assertThat(stack().queueUrl(queues, "EventQueue")).isEqualTo(AT + "shop-EventQueue-1");
  }

  @Test
  void ofSeveralTheOneToBeUsedIsTakenAndNoOther() {
    var tables = tables(OLD, NEW, "shop-EventsTable-1");
    var queues = queues(AT + "shop-EventQueue-0", AT + "shop-EventQueue-1");

    assertThat(stack(NEW).table(tables, "SummaryTable")).isEqualTo(NEW);
    assertThat(stack(OLD).table(tables, "SummaryTable")).isEqualTo(OLD);
    assertThat(stack(NEW).table(tables, "EventsTable")).isEqualTo("shop-EventsTable-1");
    assertThat(stack(NEW, "shop-EventQueue-1").queueUrl(queues, "EventQueue"))
        .isEqualTo(AT + "shop-EventQueue-1");
  }

  @Test
  void ofSeveralNoneIsGuessedAndWhatThereIsIsSaid() {
    var tables = tables(OLD, NEW);
    var queues = queues(AT + "shop-EventQueue-0", AT + "shop-EventQueue-1");

    assertThatThrownBy(() -> stack().table(tables, "SummaryTable"))
        .hasMessageContaining("found 2 (" + OLD + ", " + NEW + "): say by --use");
    assertThatThrownBy(() -> stack(OLD, NEW).table(tables, "SummaryTable"))
        .hasMessageContaining("found 2");
    assertThatThrownBy(() -> stack(NEW).queueUrl(queues, "EventQueue"))
        .hasMessageContaining("found 2 (shop-EventQueue-0, shop-EventQueue-1)");
  }

  @Test
  void whatIsToBeUsedAndIsNotThereIsNotReplacedByWhatIs() {
    assertThatThrownBy(() -> stack(NEW).table(tables(OLD), "SummaryTable"))
        .hasMessageContaining("found 1 (" + OLD + ")");
    assertThatThrownBy(() -> stack(NEW).table(tables(), "SummaryTable"))
        .hasMessageContaining("found 0: is the stack's name right");
  }

  @Test
  void whatCantBeTheStacksIsRefused() {
    for (String other : List.of("", "shop", "workshop-SummaryTable-1", "SummaryTable")) {
      assertThatThrownBy(() -> stack(other))
          .isInstanceOf(CantRepairException.class)
          .hasMessageContaining("--use must name a table or queue of the stack");
    }
  }

  private static Stack stack(String... used) {
    return new Stack("shop", List.of(used));
  }

  private static DynamoDbClient tables(String... names) {
    return new DynamoDbClient() {
      @Override
      public ListTablesResponse listTables(ListTablesRequest request) {
        return ListTablesResponse.builder().tableNames(names).build();
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  private static SqsClient queues(String... urls) {
    return new SqsClient() {
      @Override
      public ListQueuesResponse listQueues(ListQueuesRequest request) {
        return ListQueuesResponse.builder().queueUrls(urls).build();
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }
}
