package rapport.local.importer;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows how far an import has come to whoever looks at the terminal, or at a log.
final class ProgressShown {

  private static final int TENTHS = 10;
  private static final int UPDATE_MILLIS = 200;

  private ProgressShown() {}

  /// A bar that moves on its own line, for terminals.
  static Progress bar(long sizeBytes) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("import")
            .setInitialMax(sizeBytes)
            .setUnit(" KB", 1024)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .build();
    return new Progress() {
      @Override
      public void at(long bytesRead, long rowsRead, long eventsAccepted) {
        bar.stepTo(bytesRead);
        bar.setExtraMessage("%,d events accepted".formatted(eventsAccepted));
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  /// A line for each tenth of the file, where nobody can move the cursor.
  static Progress lines(long sizeBytes, PrintWriter out) {
    return new Progress() {
      private long tenth = -1;

      @Override
      public void at(long bytesRead, long rowsRead, long eventsAccepted) {
        long reached = sizeBytes == 0 ? TENTHS : bytesRead * TENTHS / sizeBytes;
        if (reached > tenth) {
          tenth = reached;
          out.printf(
              "%3d %% read: %,d rows, %,d events accepted%n",
              reached * TENTHS, rowsRead, eventsAccepted);
          out.flush();
        }
      }
    };
  }
}
