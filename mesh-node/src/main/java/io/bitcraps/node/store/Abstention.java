package io.bitcraps.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A file that is there while a validator must not vote, as its journal may lack votes that it cast: since when that is
 * so, in milliseconds since 1970. All its votes are older. One thread at a time.
 */
public final class Abstention {

    private static final Pattern CONTENT = Pattern.compile("[0-9]{1,18}\n");

    private final Path file;

    public Abstention(Path file) {
        this.file = file;
    }

    /**
     * Since when, or empty where there is no reason to abstain.
     *
     * @throws StoreFailure if the file says nothing of the kind
     */
    public OptionalLong sinceMs() {
        try {
            if (!Files.exists(file)) {
                return OptionalLong.empty();
            }
            String content = Files.readString(file, StandardCharsets.US_ASCII);
            if (!CONTENT.matcher(content).matches()) {
                throw StoreFailure.damaged(
                        file, null, "it is no time", "write the milliseconds since 1970 and a line feed into it");
            }
            return OptionalLong.of(Long.parseLong(content.strip()));
        } catch (IOException e) {
            throw new StoreFailure(StoreFailure.Reason.IO_FAILED, file + " can't be read: " + e, e);
        }
    }

    /** Durable on return; in place of an earlier one. */
    public void begin(long nowMs) {
        byte[] content = (nowMs + "\n").getBytes(StandardCharsets.US_ASCII);
        directory().create(name(), channel -> channel.write(ByteBuffer.wrap(content)));
    }

    public void end() {
        if (Files.exists(file)) {
            directory().delete(List.of(name()));
        }
    }

    private DurableDirectory directory() {
        return DurableDirectory.of(file);
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}
