package rapport.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;

/// A handler's object behind Lambda's own reading and writing of events, so that what a handler
/// gets and gives is what it would on AWS.
interface Handler {

  byte[] handle(byte[] event, Context context) throws IOException;

  /// @throws IllegalArgumentException if this is no handler, or doesn't say of which types
  static Handler of(Object handler) {
    return switch (handler) {
      case RequestStreamHandler stream -> streaming(stream);
      case RequestHandler<?, ?> typed -> typed(typed);
      default -> throw new IllegalArgumentException("no handler: " + handler.getClass());
    };
  }

  private static Handler streaming(RequestStreamHandler handler) {
    return (event, context) -> {
      var out = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), out, context);
      return out.toByteArray();
    };
  }

  private static Handler typed(RequestHandler<?, ?> handler) {
    Type[] types = typesOf(handler.getClass());
    PojoSerializer<Object> in = serializer(types[0]);
    PojoSerializer<Object> out = serializer(types[1]);
    @SuppressWarnings("unchecked") // the serializer gives what the handler's declaration names
    var untyped = (RequestHandler<Object, Object>) handler;
    return (event, context) -> {
      Object input = in.fromJson(new ByteArrayInputStream(event));
      Object output = untyped.handleRequest(input, context);
      var bytes = new ByteArrayOutputStream();
      out.toJson(output, bytes);
      return bytes.toByteArray();
    };
  }

  private static Type[] typesOf(Class<?> handler) {
    return Arrays.stream(handler.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType() == RequestHandler.class)
        .map(ParameterizedType::getActualTypeArguments)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(handler + " names no event type"));
  }

  @SuppressWarnings("unchecked") // a serializer of one type, used for that type only
  private static PojoSerializer<Object> serializer(Type type) {
    return type instanceof Class<?> known
            && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())
        ? (PojoSerializer<Object>)
            LambdaEventSerializers.serializerFor(known, known.getClassLoader())
        : JacksonFactory.getInstance().getSerializer(type);
  }
}
