package dev.tandem.ingest.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The CSV in what was sent: as it is, in gzip or in a zip, which its first bytes tell. A zip holds exactly one file whose
 * name ends with {@code .csv}, {@code .tsv} or {@code .txt}; folders and hidden files do not count. What is packed to less
 * than a 200th, once it is more than 64 MiB, or unpacks to more than the limit, is refused: it is made to do harm.
 */
final class Unpacked extends FilterInputStream {
    private static final int BUFFER = 1 << 16;
    private static final long HARMLESS = 64L << 20;
    private static final long MOST_RATIO = 200;

    private final Counted packed;
    private final long maxBytes;
    private final @Nullable ZipInputStream zip;
    private long count;

    private Unpacked(InputStream in, Counted packed, @Nullable ZipInputStream zip, long maxBytes) {
        super(in);
        this.packed = packed;
        this.zip = zip;
        this.maxBytes = maxBytes;
    }

    /**
     * @param gzipped whether the sender says that it is gzip
     * @param maxBytes the most that it may unpack to
     * @throws UnreadableException when it is not what it seems to be
     */
    static InputStream of(InputStream sent, boolean gzipped, long maxBytes) throws IOException {
        Counted packed = new Counted(sent);
        InputStream raw = new BufferedInputStream(packed, BUFFER);
        boolean gzip = beginsWith(raw, 0x1F, 0x8B);
        if (gzipped && !gzip) {
            throw new UnreadableException(Flaw.ofFile("is not gzip, which its Content-Encoding says"));
        }
        if (!gzip) {
            return isZip(raw) ? zip(raw, packed, maxBytes) : raw;
        }
        InputStream once = new BufferedInputStream(gunzip(raw, packed, maxBytes), BUFFER);
        if (isZip(once) || (beginsWith(once, 0x1F, 0x8B) && !gzipped)) {
            throw new UnreadableException(Flaw.ofFile("is packed twice; send it packed once"));
        }
        return beginsWith(once, 0x1F, 0x8B) ? gunzip(once, packed, maxBytes) : once;
    }

    private static InputStream gunzip(InputStream raw, Counted packed, long maxBytes) throws IOException {
        try {
            return new Unpacked(new GZIPInputStream(raw, BUFFER), packed, null, maxBytes);
        } catch (EOFException | ZipException broken) {
            throw damaged();
        }
    }

    private static InputStream zip(InputStream raw, Counted packed, long maxBytes) throws IOException {
        ZipInputStream zip = new ZipInputStream(raw);
        Unpacked entry = new Unpacked(zip, packed, zip, maxBytes);
        if (!entry.toNextTable()) {
            throw new UnreadableException(Flaw.ofFile("is a zip without a .csv, .tsv or .txt file in it"));
        }
        return entry;
    }

    /** With entries or, with the other signature, without any. */
    private static boolean isZip(InputStream in) throws IOException {
        return beginsWith(in, 'P', 'K', 3, 4) || beginsWith(in, 'P', 'K', 5, 6);
    }

    private static boolean beginsWith(InputStream in, int... bytes) throws IOException {
        in.mark(bytes.length);
        byte[] begin = in.readNBytes(bytes.length);
        in.reset();
        boolean same = begin.length == bytes.length;
        for (int i = 0; same && i < bytes.length; i++) {
            same = (begin[i] & 0xFF) == bytes[i];
        }
        return same;
    }

    private boolean toNextTable() throws IOException {
        try {
            for (ZipEntry entry = next(); entry != null; entry = next()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.equals("[content_types].xml")) {
                    throw new UnreadableException(
                            Flaw.ofFile("is a document of an office program; save the table as CSV"));
                }
                String last = name.substring(name.lastIndexOf('/') + 1);
                boolean table = last.endsWith(".csv") || last.endsWith(".tsv") || last.endsWith(".txt");
                if (table && !last.startsWith(".") && !name.startsWith("__macosx/")) {
                    return true;
                }
                // unpacked by us, so that what is passed over is bounded too
                transferTo(OutputStream.nullOutputStream());
            }
            return false;
        } catch (EOFException | ZipException | IllegalArgumentException broken) {
            throw damaged();
        }
    }

    private @Nullable ZipEntry next() throws IOException {
        return zip == null ? null : zip.getNextEntry();
    }

    private static UnreadableException damaged() {
        return new UnreadableException(Flaw.ofFile("is damaged or cut off: it cannot be unpacked to its end"));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (EOFException | ZipException broken) {
            throw damaged();
        }
        count += Math.max(0, read);
        if (count > maxBytes || (count > HARMLESS && count / MOST_RATIO > packed.count)) {
            throw new UnreadableException(Flaw.ofFile("unpacks to far more than it should"));
        }
        return read;
    }

    /** Whether nothing follows that would have to be read as well; to be called at the end. */
    static void requireEnd(InputStream unpacked) throws IOException {
        if (unpacked instanceof Unpacked entry && entry.zip != null && entry.toNextTable()) {
            throw new UnreadableException(
                    Flaw.ofFile("is a zip with several tables in it; send each file by itself, with its mapping"));
        }
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
