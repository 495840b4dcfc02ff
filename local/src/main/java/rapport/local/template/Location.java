package rapport.local.template;

import java.net.URI;

/// Where the emulated services of one machine are.
///
/// @param queues the base address of the queues
public record Location(URI queues) {

  public static final String REGION = "us-east-1";
  public static final String ACCOUNT = "000000000000";

  public String queueUrl(String name) {
    return queues + "/" + ACCOUNT + "/" + name;
  }

  static String arn(String service, String name) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, name);
  }
}
