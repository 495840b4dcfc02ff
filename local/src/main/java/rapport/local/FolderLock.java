package rapport.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Sees to it that one system at a time works on a folder. The lock ends with the process, however
/// abrupt.
final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @param folder made if need be
  /// @throws StartException if another system has the lock
  static FolderLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new StartException(
          "the data folder %s is in use by another system%s: stop that, or take another with --data"
              .formatted(folder, holder.isEmpty() ? "" : " (process " + holder + ")"));
    }
    byte[] process = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
    channel.truncate(0).write(ByteBuffer.wrap(process), 0);
    return new FolderLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }
}
