package io.bitcraps.events.audit.export;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.tile.TileNames;
import io.bitcraps.events.log.tile.TilePath;
import java.util.stream.Stream;

/** Name of a file of an export; see the package. */
public sealed interface ExportPath {
    /** Longest file of all: a bundle of 256 entries of 65,535 bytes. */
    int MAX_BYTES = TilePath.FULL * (2 + 65_535);

    /** Relative to the export's root, with slashes. */
    String text();

    /** Whether the export that has this checkpoint has this file; the others name files of other sizes. */
    boolean belongsTo(Checkpoint checkpoint);

    /** @throws Malformed unless it is the one name of a file of an export */
    static ExportPath parse(String text) {
        return switch (text) {
            case "genesis.json" -> Single.GENESIS;
            case "checkpoint" -> Single.CHECKPOINT;
            default -> numbered(text);
        };
    }

    private static ExportPath numbered(String text) {
        if (text.startsWith(Blocks.PREFIX)) {
            // Blocks are numbered as bundles of entries are, and bundles know how to read their numbers.
            TilePath bundle = TilePath.parse("tile/entries/" + text.substring(Blocks.PREFIX.length()));
            return new Blocks(bundle.index(), bundle.width());
        }
        if (text.startsWith(Policy.PREFIX)) {
            return new Policy(new Epoch(number(text.substring(Policy.PREFIX.length()))));
        }
        if (text.startsWith(Finality.PREFIX)) {
            return new Finality(new Height(number(text.substring(Finality.PREFIX.length()))));
        }
        return new Tile(TilePath.parse(text));
    }

    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && Long.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Malformed("not a number");
        }
        throw new Malformed("not a number in its shortest form");
    }

    /** Whether {@code count} hashes, entries or blocks fill number {@code index} exactly that wide. */
    private static boolean covers(long count, long index, int width) {
        return index < Math.ceilDiv(count, TilePath.FULL)
                && width == Math.min(count - index * TilePath.FULL, TilePath.FULL);
    }

    /** Every file of the export that has this checkpoint. */
    static Stream<ExportPath> all(Checkpoint checkpoint) {
        long size = checkpoint.head().size();
        long height = checkpoint.height().value();
        Stream<ExportPath> fixed = Stream.of(Single.GENESIS, Single.CHECKPOINT, new Policy(Epoch.ZERO));
        Stream<ExportPath> log =
                Stream.concat(TilePath.hashes(size), TilePath.entries(size)).map(Tile::new);
        Stream<ExportPath> blocks = TilePath.entries(height).map(path -> new Blocks(path.index(), path.width()));
        Stream<ExportPath> finality = height == 0 ? Stream.empty() : Stream.of(new Finality(checkpoint.height()));
        return Stream.of(fixed, log, blocks, finality).flatMap(paths -> paths);
    }

    enum Single implements ExportPath {
        GENESIS("genesis.json"),
        CHECKPOINT("checkpoint");

        private final String text;

        Single(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public boolean belongsTo(Checkpoint checkpoint) {
            return true;
        }
    }

    record Policy(Epoch epoch) implements ExportPath {
        private static final String PREFIX = "policy/";

        @Override
        public String text() {
            return PREFIX + epoch.value();
        }

        @Override
        public boolean belongsTo(Checkpoint checkpoint) {
            return epoch.equals(Epoch.ZERO);
        }
    }

    record Tile(TilePath path) implements ExportPath {
        @Override
        public String text() {
            return path.text();
        }

        @Override
        public boolean belongsTo(Checkpoint checkpoint) {
            return switch (path) {
                case TilePath.Hashes(int level, long index, int width) ->
                    level < Long.BYTES && covers(checkpoint.head().size() >>> (8 * level), index, width);
                case TilePath.Entries(long index, int width) ->
                    covers(checkpoint.head().size(), index, width);
            };
        }
    }

    /** @param width 1 to 256 blocks, from height {@code 256 * index + 1} */
    record Blocks(long index, int width) implements ExportPath {
        private static final String PREFIX = "blocks/";

        @Override
        public String text() {
            return PREFIX + TileNames.of(index, width);
        }

        @Override
        public boolean belongsTo(Checkpoint checkpoint) {
            return covers(checkpoint.height().value(), index, width);
        }
    }

    record Finality(Height height) implements ExportPath {
        private static final String PREFIX = "finality/";

        @Override
        public String text() {
            return PREFIX + height.value();
        }

        @Override
        public boolean belongsTo(Checkpoint checkpoint) {
            return height.value() > 0 && height.equals(checkpoint.height());
        }
    }
}
