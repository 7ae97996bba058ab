package io.bitcraps.node.cli.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An export in a directory. Files are read when asked for; links count as what they point to. */
public record DirectoryExport(Path directory) implements Export {

    @Override
    public byte @Nullable [] read(String path) {
        Path file = directory.resolve(path);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            long size = Files.size(file);
            if (size > ExportPath.MAX_BYTES) {
                throw new ExportUnreadable(file + " has " + size + " bytes, more than any file of an export ("
                        + ExportPath.MAX_BYTES + ")");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ExportUnreadable(file + " cannot be read: " + e);
        }
    }

    @Override
    public List<String> paths() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> name(directory.relativize(file)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ExportUnreadable(directory + " cannot be listed: " + e);
        }
    }

    private static String name(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
