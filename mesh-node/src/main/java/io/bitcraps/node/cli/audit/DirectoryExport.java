package io.bitcraps.node.cli.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An export in a directory. Files are read when asked for; a link to a file counts as the file. A link to a directory
 * and a directory without files stand in the list too, as nothing in them would.
 */
public record DirectoryExport(Path directory) implements Export {

    @Override
    public byte @Nullable [] read(String path) {
        Path file = directory.resolve(path);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(ExportPath.MAX_BYTES + 1);
            if (bytes.length > ExportPath.MAX_BYTES) {
                throw new Unreadable("has more than " + ExportPath.MAX_BYTES + " bytes, as no file of an export does");
            }
            return bytes;
        } catch (IOException e) {
            throw new Unreadable("cannot be read: " + e);
        }
    }

    @Override
    public List<String> paths() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || isEmpty(file))
                    .map(file -> name(directory.relativize(file)))
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new Unreadable("cannot be listed: " + e);
        }
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
