package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.FollowUpJson;
import rapport.edge.Json;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.UrlEncoded;
import rapport.followup.FollowUp.State;
import rapport.followup.FollowUpId;
import rapport.reader.FollowUpsQuery.Order;
import rapport.reader.FollowUpsQuery.Place;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.OpenFollowUps;
import rapport.store.OpenFollowUps.Entry;

/// `GET /v1/followups` and `GET /v1/followups/{followup}`: who is to be looked after, or was.
///
/// A page may have fewer than it could, or none, and still a next one: what is read for one page is
/// bounded.
final class FollowUpsRoute {

  static final int PAGE = 50;

  /// How many are looked at for one page.
  static final int MOST_READ = 500;

  /// How many that are open are put in order, named customers' before others. Whoever has more is
  /// told so, and finds the rest by `order=newest`.
  static final int MOST_OPEN = 10_000;

  private static final int DECIMALS = 6;

  /// Whether nothing was left out, on this page or any other.
  private static final String COMPLETE = "complete";

  private final Door door;
  private final FollowUps followUps;
  private final OpenFollowUps open;

  FollowUpsRoute(Door door, FollowUps followUps, OpenFollowUps open) {
    this.door = door;
    this.followUps = followUps;
    this.open = open;
  }

  APIGatewayV2HTTPResponse list(Request request) {
    return door.answerToPeople(request, this::list);
  }

  APIGatewayV2HTTPResponse one(Request request) {
    return door.answerToPeople(
        request, (view, parameters) -> one(request.pathParameter("followup"), view, parameters));
  }

  /// Of what is withdrawn nobody needs to know.
  private APIGatewayV2HTTPResponse one(String id, TenantView view, List<UrlEncoded.Pair> given) {
    var parameters = new Parameters(given);
    parameters.refuseOthers(Set.of(), Set.of());
    if (!parameters.errors().isEmpty()) {
      return Problem.invalid(parameters.errors()).answer();
    }
    return FollowUpId.read(id)
        .flatMap(known -> followUps.read(view.tenant(), known))
        .filter(stored -> stored.followUp().state() != State.WITHDRAWN)
        .map(FollowUpsRoute::answer)
        .orElseGet(() -> Problem.of(404, "There is no such follow-up.").answer());
  }

  private static APIGatewayV2HTTPResponse answer(Stored stored) {
    return Answers.with(Answers.json(200, tree(stored)), "etag", "\"" + stored.revision() + "\"");
  }

  private APIGatewayV2HTTPResponse list(TenantView view, List<UrlEncoded.Pair> parameters) {
    return switch (FollowUpsQuery.read(new Parameters(parameters))) {
      case Checked.Invalid<FollowUpsQuery>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<FollowUpsQuery>(FollowUpsQuery query) ->
          Answers.json(
              200, query.order() == Order.VALUE ? byValue(query, view) : newest(query, view));
    };
  }

  private ObjectNode newest(FollowUpsQuery query, TenantView view) {
    var looked = new ArrayList<Stored>();
    var wanted = new ArrayList<Stored>();
    followUps.each(
        view.tenant(),
        query.afterId(),
        stored -> {
          looked.add(stored);
          if (query.wants(stored.followUp())) {
            wanted.add(stored);
          }
          return wanted.size() < PAGE && looked.size() < MOST_READ;
        });
    boolean more = wanted.size() == PAGE || looked.size() == MOST_READ;
    var tree = Json.object();
    var array = tree.putArray("followups");
    wanted.forEach(stored -> write(stored, array));
    put(
        more
            ? Optional.of(new Place.At(BigInteger.ZERO, looked.getLast().followUp().id()))
            : Optional.empty(),
        tree);
    return tree.put(COMPLETE, true);
  }

  private ObjectNode byValue(FollowUpsQuery query, TenantView view) {
    var listed = open.list(view.tenant(), MOST_OPEN);
    var left =
        listed.entries().stream()
            .filter(query::isBeyondCursor)
            .sorted(Comparator.comparing(FollowUpsQuery::place, FollowUpsQuery.BY_VALUE))
            .toList();
    var tree = Json.object();
    var array = tree.putArray("followups");
    int looked = 0;
    while (looked < left.size() && array.size() < PAGE && looked < MOST_READ) {
      var some = left.subList(looked, Math.min(looked + PAGE, left.size()));
      var known = followUps.readAll(view.tenant(), some.stream().map(Entry::id).toList());
      for (Entry entry : some) {
        if (array.size() == PAGE) {
          break;
        }
        looked++;
        write(entry, known, new Asked(query, view), array);
      }
    }
    put(
        looked < left.size()
            ? Optional.of(FollowUpsQuery.place(left.get(looked - 1)))
            : Optional.empty(),
        tree);
    return tree.put(COMPLETE, listed.complete());
  }

  private record Asked(FollowUpsQuery query, TenantView view) {}

  /// The list only says where to look: what is not open any more is left out.
  private static void write(
      Entry entry, Map<FollowUpId, Stored> known, Asked asked, ArrayNode array) {
    var stored = known.get(entry.id());
    if (stored != null && asked.query().wants(stored.followUp())) {
      write(stored, array)
          .putObject("value")
          .put("amount", amount(entry.millionths()))
          .put("currency", asked.view().settings().currency());
    }
  }

  private static ObjectNode write(Stored stored, ArrayNode array) {
    var node = tree(stored);
    array.add(node);
    return node;
  }

  private static ObjectNode tree(Stored stored) {
    return FollowUpJson.tree(stored.followUp()).put("version", stored.revision());
  }

  private static String amount(BigInteger millionths) {
    var amount = new BigDecimal(millionths, DECIMALS).stripTrailingZeros();
    return (amount.scale() < 0 ? amount.setScale(0) : amount).toPlainString();
  }

  private static void put(Optional<Place.At> next, ObjectNode tree) {
    next.map(FollowUpsQuery::cursor)
        .ifPresentOrElse(cursor -> tree.put("next", cursor), () -> tree.putNull("next"));
  }
}
