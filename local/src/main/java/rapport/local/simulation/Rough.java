package rapport.local.simulation;

import java.util.List;
import rapport.local.simulation.Site.Call;
import rapport.local.simulation.Site.Function;

/// The part of a run in which everything goes wrong: one action after the other, until there are
/// enough or nothing is left to be done.
final class Rough {

  private static final int MAX_BATCH = 3;
  private static final int MAX_DAYS = 12;
  private static final int ERRAND_MINUTES = 8;

  /// No write is under way for much longer.
  private static final int UNDER_WAY_MINUTES = 10;

  private static final int HALF_DAY_MINUTES = 12 * 60;
  private static final int MINUTE_MILLIS = 60_000;
  private static final long LONGEST_RUN_MILLIS = 15L * MINUTE_MILLIS;

  /// What may happen next, counting what would happen by itself as one.
  private static final int ACTIONS = 26;

  /// Of so many actions of a run that aims one is of any kind, and the others lead on.
  private static final int AIMLESS = 3;

  private final World world;
  private final Choices choices;
  private final Plot plot;
  private final Aim aim;
  private final List<Tenant> tenants;
  private final Post events;
  private final Requests requests;
  private final Processes processes;
  private final Actors actors;
  private final Sender sender;
  private final Errand errand;
  private final Ageing ageing;
  private int underWayMinutes;

  Rough(World world, List<Tenant> tenants, Cast cast) {
    this.world = world;
    this.choices = world.choices;
    this.plot = world.plot;
    this.aim = world.aim;
    this.tenants = tenants;
    this.events = cast.events();
    this.requests = cast.requests();
    this.processes = cast.processes();
    this.actors = cast.actors();
    this.sender = cast.sender();
    this.errand = cast.errand();
    this.ageing = cast.ageing();
  }

  /// Who takes part.
  record Cast(
      Post events,
      Requests requests,
      Processes processes,
      Actors actors,
      Sender sender,
      Errand errand,
      Ageing ageing) {}

  void run() {
    int actions = plot.size().leastActions() + choices.below(plot.size().actions());
    for (int action = 0; action < actions; action++) {
      if (world.letsOthersOn()) {
        letOthersOn();
      }
      int choice = aim.isSet() && choices.below(AIMLESS) > 0 ? 0 : choices.below(ACTIONS);
      world.tell(() -> "action " + choice);
      world.trace(choice);
      switch (choice) {
        case 1, 2, 3 -> sender.send();
        case 4, 5, 6, 7, 8 -> actors.record(1 + choices.below(MAX_BATCH));
        case 9, 10, 11, 12 -> actors.roll();
        case 13, 14, 15, 16 -> processes.goOnOne();
        case 17, 18 -> pass();
        case 19 -> world.land(1);
        case 20 -> actors.read(tenants.get(choices.below(tenants.size())));
        case 21 -> actors.workOff();
        case 22 -> processes.kill();
        case 23 -> sendAgain();
        case 24, 25 -> special();
        default -> {
          if (!usual()) {
            return;
          }
        }
      }
    }
  }

  /// Somebody else goes on while a run stands where this one aims.
  private void letOthersOn() {
    world.othersWentOn();
    switch (choices.below(5)) {
      case 1 -> actors.roll();
      case 2 -> actors.record(1);
      case 3, 4 -> overtake();
      default -> actors.read(tenants.getFirst());
    }
  }

  /// Something comes, is recorded, and is rolled up, and nothing stops that.
  private void overtake() {
    sender.sendOneMore();
    world.truce(
        () -> {
          actors.record(MAX_BATCH);
          actors.roll();
        });
  }

  /// What would happen next if nothing went wrong.
  ///
  /// @return false if nothing is left to be done
  private boolean usual() {
    if (processes.anyAtWork()) {
      if (aim.isSet()) {
        processes.finishOne();
      } else {
        processes.goOn();
      }
    } else if (requests.areOpen()) {
      requests.post();
    } else if (events.hasWaiting()) {
      actors.record(MAX_BATCH);
    } else if (timeIsUp()) {
      actors.roll();
    } else if (passesBeforeMoreIsSent()) {
      errand.begin();
    } else if (sender.hasMore()) {
      sender.send();
    } else if (aim.isSet() && actors.anythingDue()) {
      actors.roll();
    } else if (errand.mayBegin()) {
      errand.begin();
    } else if (errand.isUnderWay()) {
      goOnWithErrand();
    } else {
      return false;
    }
    return true;
  }

  /// Whether the rollup has something to do in a run that aims at what time brings.
  private boolean timeIsUp() {
    return aim.isSet() && errand.kind().isOfTime() && actors.anythingDue();
  }

  /// Some events come before, and some after a night or a promised time.
  private boolean passesBeforeMoreIsSent() {
    return aim.isSet()
        && errand.kind().isOfTime()
        && sender.hasBegun()
        && choices.below(2) == 1
        && errand.mayBegin();
  }

  /// Its steps are asked for by the rollup, and some of them wait for a quarter of an hour.
  private void goOnWithErrand() {
    if (actors.anyWork()) {
      actors.workOff();
    } else {
      pass(ERRAND_MINUTES);
      actors.roll();
    }
  }

  /// What only runs of some plots have; in others the rollup begins.
  private void special() {
    if (plot.ages()) {
      ageing.expire();
    } else if (errand.mayBegin()) {
      errand.begin();
    } else if (errand.isUnderWay()) {
      goOnWithErrand();
    } else {
      actors.roll();
    }
  }

  private void sendAgain() {
    requests.post();
    if (events.hasDead()) {
      events.redrive();
    }
  }

  /// Time goes by: minutes, or hours in which nobody does anything.
  private void pass() {
    boolean long_ = choices.oneIn(3);
    if (long_ && plot.ages()) {
      passDays(1 + choices.below(MAX_DAYS));
      return;
    }
    int minutes = 1 + choices.below(long_ ? 600 : 20);
    if (long_) {
      world.count(Fault.LONG_SILENCE, Site.ofMessages(Function.OUTSIDE, Call.RUN));
    }
    pass(minutes);
  }

  private void pass(int minutes) {
    world.pass((long) minutes * MINUTE_MILLIS);
    processes.endThoseOlderThan(LONGEST_RUN_MILLIS);
    underWayMinutes += minutes;
    if (underWayMinutes > UNDER_WAY_MINUTES) {
      world.land(world.late.size());
      underWayMinutes = 0;
    }
  }

  /// Days in which nothing comes and the rollup does its work: it never fails for so long that the
  /// log expires before it is folded.
  private void passDays(int days) {
    world.land(world.late.size());
    for (int half = 0; half < 2 * days; half++) {
      world.pass((long) HALF_DAY_MINUTES * MINUTE_MILLIS);
      processes.endThoseOlderThan(LONGEST_RUN_MILLIS);
      world.truce(actors::roll);
      ageing.look();
    }
  }
}
