package rapport.store.dynamo;

import rapport.store.Table;
import rapport.store.contract.TableContract;

class DynamoTableTest extends TableContract {

  @Override
  protected Table emptyTable() {
    return new DynamoTable(EmbeddedDynamo.client(), EmbeddedDynamo.newTable(), Pause.NONE);
  }
}
