package rapport.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// One of the company's customers, who is always the same.
record SampleCustomer(String id, String region, String plan, String language) {

  static final int CUSTOMERS = 700;

  private static final List<String> REGIONS = List.of("EMEA", "AMER", "APAC");
  private static final List<String> PLANS = List.of("free", "pro", "enterprise");

  static SampleCustomer any(Chance chance) {
    return of(chance.below(CUSTOMERS));
  }

  /// @param number below [#CUSTOMERS]
  static SampleCustomer of(int number) {
    var own = new Chance(number);
    String region = REGIONS.get(own.weighted(5, 3, 2));
    String plan = PLANS.get(own.weighted(5, 4, 1));
    return new SampleCustomer("customer-" + number, region, plan, language(region, own));
  }

  boolean pays() {
    return !plan.equals("free");
  }

  void putAttributes(ObjectNode data) {
    data.putObject("attributes").put("region", region).put("plan", plan);
  }

  private static String language(String region, Chance chance) {
    return switch (region) {
      case "EMEA" -> List.of("en", "de", "fr").get(chance.weighted(3, 5, 2));
      case "APAC" -> List.of("zh", "en").get(chance.weighted(6, 4));
      default -> "en";
    };
  }
}
