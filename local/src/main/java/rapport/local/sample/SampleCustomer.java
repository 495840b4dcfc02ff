package rapport.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One of the company's customers, who is always the same.
///
/// @param kindness how much more than others this one is pleased by the same, in points
record SampleCustomer(
    int number, String id, String region, String plan, String language, double kindness) {

  static final int CUSTOMERS = 1_300;

  private static final String NAME = "customer-";
  private static final Pattern ID = Pattern.compile(NAME + "[0-9]{1,4}");
  private static final List<String> REGIONS = List.of("EMEA", "AMER", "APAC");
  private static final List<String> PLANS = List.of("free", "pro", "enterprise");

  static SampleCustomer any(Chance chance) {
    return of(chance.below(CUSTOMERS));
  }

  /// @param number below [#CUSTOMERS]
  static SampleCustomer of(int number) {
    var own = new Chance(number);
    String region = REGIONS.get(own.weighted(5, 3, 3));
    String plan = PLANS.get(own.weighted(4, 5, 1));
    String language = own.happens(region.equals("APAC") ? 0.85 : 0.06) ? "zh" : "en";
    return new SampleCustomer(number, NAME + number, region, plan, language, own.deviation(0.9));
  }

  /// The customer of that id, unless it is somebody else's.
  static Optional<SampleCustomer> named(String id) {
    return ID.matcher(id).matches()
        ? Optional.of(of(Integer.parseInt(id.substring(NAME.length()))))
        : Optional.empty();
  }

  /// The same one after somebody was kind.
  SampleCustomer pleased() {
    return new SampleCustomer(number, id, region, plan, language, kindness + 1);
  }

  boolean pays() {
    return !plan.equals("free");
  }

  ObjectNode putAttributes(ObjectNode data) {
    data.putObject("attributes").put("region", region).put("plan", plan);
    return data;
  }
}
