package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The CSV in a file, unpacked while it is read, and how far the reading is. */
final class ImportSource implements Closeable {
    private final Closeable file;
    private final InputStream csv;
    private final Counted counted;
    private final long total;

    private ImportSource(Closeable file, InputStream csv, Counted counted, long total) {
        this.file = file;
        this.csv = csv;
        this.counted = counted;
        this.total = total;
    }

    /** @throws CannotStartException when it is not a file that can be read, or not one CSV */
    static ImportSource open(Path path) throws IOException, CannotStartException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new CannotStartException(path + " is not a file that can be read.");
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".zip")) {
                return zip(path);
            }
            Counted raw = new Counted(Files.newInputStream(path));
            InputStream csv = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
            return new ImportSource(csv, csv, raw, Files.size(path));
        } catch (ZipException notPacked) {
            throw new CannotStartException(path + " is not what its name says: " + notPacked.getMessage(), notPacked);
        }
    }

    private static ImportSource zip(Path path) throws IOException, CannotStartException {
        ZipFile zip = new ZipFile(path.toFile());
        List<? extends ZipEntry> found = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv"))
                .filter(entry -> !entry.getName().startsWith("__MACOSX/"))
                .toList();
        if (found.size() != 1) {
            zip.close();
            throw new CannotStartException("%s has to hold one .csv file, but holds %d.".formatted(path, found.size()));
        }
        Counted csv = new Counted(new BufferedInputStream(zip.getInputStream(found.get(0))));
        return new ImportSource(zip, csv, csv, found.get(0).getSize());
    }

    InputStream csv() {
        return csv;
    }

    /** Bytes that have been read, of {@link #total()}. */
    long done() {
        return counted.count;
    }

    /** Bytes in all; 0 or less when the file does not tell. */
    long total() {
        return total;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Counts the bytes that go through. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
