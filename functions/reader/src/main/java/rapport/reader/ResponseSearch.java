package rapport.reader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rapport.fact.Fact;
import rapport.fact.FactContent;
import rapport.fact.LoggedFact;
import rapport.fact.SubjectHash;
import rapport.fold.Winners;
import rapport.period.UtcHour;
import rapport.reader.ReadHours.Hour;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.survey.KeptResponse;

/// Looks through the log for responses, hour by hour backwards. An hour is read as a whole, since
/// only so is it known which of its facts count.
final class ResponseSearch {

  /// How many responses a page has at most.
  static final int PAGE = 50;

  /// How much log is looked through for one page, to the end of the hour in which it is reached.
  static final long MAX_LOG_BYTES = 1024L * 1024;

  /// How long, likewise.
  static final Duration MAX_TIME = Duration.ofSeconds(4);

  private static final Comparator<FoundResponse> NEWEST_FIRST =
      Comparator.comparing(FoundResponse::place).reversed();

  private final EventLog log;
  private final ValueNames names;
  private final ReadHours hours;
  private final Clock clock;

  ResponseSearch(EventLog log, ValueNames names, ReadHours hours, Clock clock) {
    this.log = log;
    this.names = names;
    this.hours = hours;
    this.clock = clock;
  }

  /// What came of looking.
  ///
  /// @param responses the newest first; may be none although there are more
  /// @param next where to go on; empty if there is nothing more
  record Page(List<FoundResponse> responses, Optional<ResponsePlace> next) {
    Page {
      responses = List.copyOf(responses);
    }
  }

  Page page(String tenant, ResponsesQuery query) {
    return new Looking(tenant, query).look();
  }

  /// One look through the log.
  private final class Looking {

    private final String tenant;
    private final ResponsesQuery query;
    private final UtcHour oldest;
    private final Instant deadline = clock.instant().plus(MAX_TIME);
    private final List<FoundResponse> found = new ArrayList<>();
    private long bytes;
    private Optional<OpenHour> open = Optional.empty();

    /// The first hour that was not looked at yet.
    private UtcHour newest;

    /// The same for what is read beyond the end of the page.
    private UtcHour ahead;

    private boolean isOver;

    private Looking(String tenant, ResponsesQuery query) {
      this.tenant = tenant;
      this.query = query;
      this.oldest = UtcHour.of(query.from());
      this.newest = query.before().hourBefore();
      this.ahead = newest;
    }

    private Page look() {
      if (query.isContinued()) {
        takeRemembered();
      }
      while (!isOver && newest.compareTo(oldest) >= 0) {
        var midnight = UtcHour.of(newest.day(), 0);
        lookAt(midnight.compareTo(oldest) > 0 ? midnight : oldest);
      }
      return page();
    }

    private void takeRemembered() {
      var remembered = hours.find(new Hour(tenant, newest));
      while (!isOver && remembered.isPresent() && newest.compareTo(oldest) >= 0) {
        take(newest, remembered.get());
        remembered = hours.find(new Hour(tenant, newest));
      }
    }

    /// What is left of a day. An hour of which only a part was read when there was enough is left
    /// to the next page.
    private void lookAt(UtcHour first) {
      log.readBackwards(tenant, first, newest, this::addAll);
      if (!isOver) {
        open.ifPresent(this::close);
      }
      open = Optional.empty();
      if (!isOver) {
        newest = first.previous();
        isOver = isTimeUp();
      }
    }

    /// What was read at once beyond the end of the page is remembered for the next.
    private boolean addAll(List<LogEntry> entries) {
      entries.forEach(this::add);
      return !isOver;
    }

    private void add(LogEntry entry) {
      open.filter(hour -> !hour.hour.equals(entry.hour())).ifPresent(this::close);
      var hour = open.orElseGet(() -> new OpenHour(entry.hour()));
      open = Optional.of(hour);
      bytes += hour.add(entry);
    }

    /// All of it was read.
    private void close(OpenHour hour) {
      open = Optional.empty();
      var responses = responses(hour);
      if (isOver) {
        remember(hour, responses);
        return;
      }
      take(hour.hour, responses);
      if (found.size() > PAGE) {
        hours.keep(new Hour(tenant, hour.hour), responses, hour.bytes);
      }
      ahead = newest;
    }

    /// With the hours before it, in which there was nothing.
    private void remember(OpenHour hour, List<FoundResponse> responses) {
      while (ahead.compareTo(hour.hour) > 0) {
        hours.keep(new Hour(tenant, ahead), List.of(), 0);
        ahead = ahead.previous();
      }
      hours.keep(new Hour(tenant, hour.hour), responses, hour.bytes);
      ahead = hour.hour.previous();
    }

    private void take(UtcHour hour, List<FoundResponse> responses) {
      responses.stream().filter(query::takes).sorted(NEWEST_FIRST).forEach(found::add);
      newest = hour.previous();
      isOver = found.size() >= PAGE || bytes >= MAX_LOG_BYTES || isTimeUp();
    }

    private boolean isTimeUp() {
      return !clock.instant().isBefore(deadline);
    }

    private Page page() {
      if (found.size() > PAGE) {
        return new Page(found.subList(0, PAGE), Optional.of(found.get(PAGE - 1).place()));
      }
      return new Page(
          found,
          newest.compareTo(oldest) < 0
              ? Optional.empty()
              : Optional.of(ResponsePlace.startOf(newest.end())));
    }

    private List<FoundResponse> responses(OpenHour hour) {
      var responses = new ArrayList<FoundResponse>();
      for (LoggedFact fact : hour.winners.standing()) {
        if (!isErased(fact)) {
          KeptResponse.of(fact)
              .ifPresent(response -> responses.add(new FoundResponse(fact, response)));
        }
      }
      return responses;
    }

    /// Of an erased customer's answer, where that is final, only the scores are left. What nobody
    /// was ever named in looks the same, but then its tag is that of what is left.
    private boolean isErased(LoggedFact fact) {
      if (fact.origin().subject() != SubjectHash.NOBODY || !fact.texts().isEmpty()) {
        return false;
      }
      var left =
          new Fact(
              fact.id(),
              fact.version(),
              fact.time(),
              new Fact.Origin("", fact.origin().importName()),
              names.of(tenant, fact),
              fact.measures(),
              Collections.emptySortedMap());
      return FactContent.tag(left) != fact.origin().contentTag();
    }
  }

  /// An hour of which not all may have been read.
  private static final class OpenHour {

    private final UtcHour hour;
    private final Winners winners = new Winners();
    private long bytes;

    private OpenHour(UtcHour hour) {
      this.hour = hour;
    }

    /// @return how much that is of the log
    private long add(LogEntry entry) {
      return switch (entry) {
        case LogEntry.Block block -> {
          block.facts().stream().filter(OpenHour::matters).forEach(winners::add);
          bytes += block.storedBytes();
          yield block.storedBytes();
        }
        case LogEntry.Tombstone(var of, var id) -> {
          winners.bury(of, id);
          yield 0;
        }
      };
    }

    /// What takes back a response does not say that it is one.
    private static boolean matters(LoggedFact fact) {
      return fact.version().voided() || KeptResponse.of(fact).isPresent();
    }
  }
}
