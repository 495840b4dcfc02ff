package rapport.local.simulation;

import java.util.concurrent.locks.LockSupport;

/// Lets several processes take turns, of which only one runs at any time: the one that was told to
/// go on, until it gives way or ends. So the order of all that happens is decided by whoever tells
/// them, and never by the machine.
final class Turns {

  private final Thread teller = Thread.currentThread();
  private volatile Thread turn = teller;
  private Thread latest = teller;

  /// Work that can give way and go on.
  final class Strand {

    private final Thread thread;
    private boolean begun;
    private boolean killed;
    private boolean othersRan;
    private volatile boolean ended;
    private volatile Error fault;

    private Strand(Runnable work) {
      this.fault = Died.NOW;
      this.thread = Thread.ofVirtual().unstarted(() -> run(work));
    }

    boolean ended() {
      return ended;
    }

    /// Lets it go on until it gives way or ends.
    ///
    /// @throws Violation if it found one
    void goOn() {
      if (ended) {
        return;
      }
      othersRan = latest != thread;
      latest = thread;
      turn = thread;
      if (begun) {
        LockSupport.unpark(thread);
      } else {
        begun = true;
        thread.start();
      }
      await(teller);
      if (ended && fault != Died.NOW) {
        throw fault;
      }
    }

    /// Ends it where it stands.
    void kill() {
      killed = true;
      goOn();
    }

    /// To be called by the work itself.
    ///
    /// @return whether another one went on meanwhile
    boolean giveWay() {
      turn = teller;
      LockSupport.unpark(teller);
      await(thread);
      if (killed) {
        throw Died.NOW;
      }
      return othersRan;
    }

    private void run(Runnable work) {
      try {
        if (!killed) {
          work.run();
        }
      } catch (Error e) {
        fault = e;
      } finally {
        ended = true;
        turn = teller;
        LockSupport.unpark(teller);
      }
    }
  }

  Strand strand(Runnable work) {
    return new Strand(work);
  }

  private void await(Thread thread) {
    while (turn != thread) {
      LockSupport.park(this);
    }
  }
}
