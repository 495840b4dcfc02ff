package rapport.local.importer.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what was read, so that somebody else can show how far a file is read.
final class CountedInput extends FilterInputStream {

  private volatile long bytesRead;

  CountedInput(InputStream in) {
    super(in);
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) {
    bytesRead = bytesRead + bytes; // one thread reads, others only look
  }
}
