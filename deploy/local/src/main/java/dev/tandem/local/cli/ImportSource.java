package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
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

/** The CSV in a file, unpacked while it is read. */
final class ImportSource implements Closeable {
    private final Closeable file;
    private final InputStream csv;

    private ImportSource(Closeable file, InputStream csv) {
        this.file = file;
        this.csv = csv;
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
            InputStream raw = new BufferedInputStream(Files.newInputStream(path));
            InputStream csv = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
            return new ImportSource(csv, csv);
        } catch (ZipException | EOFException notPacked) {
            throw new CannotStartException(path + " is not what its name says.", notPacked);
        }
    }

    private static ImportSource zip(Path path) throws IOException, CannotStartException {
        ZipFile zip = new ZipFile(path.toFile());
        List<? extends ZipEntry> found = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)"))
                .filter(entry -> !entry.getName().startsWith("__MACOSX/"))
                .toList();
        if (found.size() != 1) {
            zip.close();
            throw new CannotStartException("%s has to hold one .csv file, but holds %d.".formatted(path, found.size()));
        }
        return new ImportSource(zip, new BufferedInputStream(zip.getInputStream(found.get(0))));
    }

    InputStream csv() {
        return csv;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
