package rapport.local.queues;

import org.elasticmq.Limit;
import org.elasticmq.LimitedValue;
import org.elasticmq.Limits;
import org.elasticmq.RangeLimit;
import org.elasticmq.StrictSQSLimits;
import scala.collection.immutable.List;
import scala.math.BigDecimal;

/// What SQS takes, with a size of messages of one's own.
///
/// @param maxMessageBytes how long a body may be, or those of a batch together. ElasticMQ counts
///   characters, and no attributes; SQS counts bytes, of both
record SizedLimits(int maxMessageBytes) implements Limits {

  @Override
  public Limit<Object> maxMessageLength() {
    return new LimitedValue<>(maxMessageBytes);
  }

  @Override
  public Limit<Object> queueNameLengthLimit() {
    return StrictSQSLimits.queueNameLengthLimit();
  }

  @Override
  public Limit<Object> batchSizeLimit() {
    return StrictSQSLimits.batchSizeLimit();
  }

  @Override
  public Limit<RangeLimit<Object>> numberOfMessagesLimit() {
    return StrictSQSLimits.numberOfMessagesLimit();
  }

  @Override
  public Limit<Object> nonEmptyAttributesLimit() {
    return StrictSQSLimits.nonEmptyAttributesLimit();
  }

  @Override
  public Limit<List<RangeLimit<Object>>> bodyValidCharactersLimit() {
    return StrictSQSLimits.bodyValidCharactersLimit();
  }

  @Override
  public Limit<RangeLimit<BigDecimal>> numberAttributeValueLimit() {
    return StrictSQSLimits.numberAttributeValueLimit();
  }

  @Override
  public Limit<RangeLimit<Object>> messageWaitTimeLimit() {
    return StrictSQSLimits.messageWaitTimeLimit();
  }

  @Override
  public Limit<Object> messageAttributesLimit() {
    return StrictSQSLimits.messageAttributesLimit();
  }
}
