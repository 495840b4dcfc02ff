package rapport.local.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.embedded.DDBExceptionMappingInvocationHandler;

/// Makes the embedded database throw what the SDK throws: by itself it throws what its HTTP server
/// would write.
final class EmbeddedClient {

  private EmbeddedClient() {}

  static DynamoDbClient of(DynamoDbClient embedded) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> call(embedded, method, arguments));
  }

  private static Object call(DynamoDbClient embedded, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(embedded, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof DynamoDBLocalServiceException thrown) {
        DDBExceptionMappingInvocationHandler.handleDynamoDBLocalServiceException(thrown);
      }
      throw e.getCause();
    }
  }
}
