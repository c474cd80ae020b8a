package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a mapping file to where ingest-service finds it. */
final class OwnMapping {
    private static final Pattern NAME =
            Pattern.compile("(?m)^name: *(?:\"([A-Za-z0-9._ -]+)\"|'([A-Za-z0-9._ -]+)'|([A-Za-z0-9._-]+)) *(?:#.*)?$");

    private final Path directory;

    /** @param data where the Tandem of this machine keeps its data */
    OwnMapping(Path data, Map<String, String> environment) {
        String own = environment.get("TANDEM_INGEST_MAPPINGS_DIRECTORY");
        this.directory = own == null ? data.resolve("mappings") : Path.of(own);
    }

    /** Whether this is the path of a mapping file and not a name. */
    boolean isFile(String mapping) {
        String lower = mapping.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    /**
     * Copies it there, in place of one of the same name.
     *
     * @return the name in it
     * @throws CannotStartException when it cannot be found, has no name, or there is nowhere to bring it
     */
    String install(Path file) throws IOException, CannotStartException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CannotStartException(file + " is not a file that can be read.");
        }
        Matcher name = NAME.matcher(Files.readString(file));
        if (!name.find()) {
            throw new CannotStartException(
                    file + " has no line name: with a name of letters, digits, dots and hyphens.");
        }
        String found = name.group(1) != null ? name.group(1) : name.group(2) != null ? name.group(2) : name.group(3);
        if (!Files.isDirectory(directory)) {
            throw new CannotStartException(
                    "A mapping file can be used where Tandem runs on this machine, but there is no " + directory
                            + "; is it started?");
        }
        Path draft = directory.resolve(found + ".draft");
        Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, directory.resolve(found + ".yaml"), StandardCopyOption.REPLACE_EXISTING);
        return found;
    }

    /** Takes away what {@link #install} brought. */
    void remove(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name + ".yaml"));
    }
}
