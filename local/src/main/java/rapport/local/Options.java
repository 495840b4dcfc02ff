package rapport.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How to run the system.
///
/// @param project the folder of `template.yaml`
/// @param port where the HTTP API answers; the queues answer at the next port and the database at
///   the one after; 0 for any three that are free
/// @param isolated whether every function has a process of its own, under Lambda's runtime
///   interface client
/// @param scheduled whether schedules run by themselves; else only [LocalSystem#settle] and
///   [LocalSystem#runSchedules] run them
/// @param clock what functions in this process take for the time; isolated ones have the machine's
/// @param parameters instead of the template's defaults
public record Options(
    Path project,
    Storage storage,
    int port,
    boolean isolated,
    boolean scheduled,
    Clock clock,
    Map<String, String> parameters) {

  public Options {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /// Where data are.
  public sealed interface Storage {

    /// Nowhere: they end with the system.
    record Memory() implements Storage {}

    /// In files that survive the end of the process, however abrupt.
    record Folder(Path path) implements Storage {}
  }

  /// In memory at any free port, with schedules that only run when asked: for tests.
  public static Options inMemory(Path project) {
    return new Options(project, new Storage.Memory(), 0, false, false, Clock.systemUTC(), Map.of());
  }

  /// In a folder, with schedules.
  public static Options inFolder(Path project, Path folder, int port) {
    return new Options(
        project, new Storage.Folder(folder), port, false, true, Clock.systemUTC(), Map.of());
  }

  boolean hasMachineTime() {
    return clock.equals(Clock.systemUTC());
  }

  public Options withIsolated(boolean now) {
    return new Options(project, storage, port, now, scheduled, clock, parameters);
  }

  public Options withScheduled(boolean now) {
    return new Options(project, storage, port, isolated, now, clock, parameters);
  }

  public Options withClock(Clock now) {
    return new Options(project, storage, port, isolated, scheduled, now, parameters);
  }

  public Options withParameters(Map<String, String> now) {
    return new Options(project, storage, port, isolated, scheduled, clock, now);
  }
}
