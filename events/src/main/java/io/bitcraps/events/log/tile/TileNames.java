package io.bitcraps.events.log.tile;

import io.bitcraps.events.codec.Malformed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What names of tiles and of bundles have in common. */
public final class TileNames {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_LEVEL = 63;
    private static final long INDEX_LIMIT = 1_000_000_000_000_000_000L;
    private static final Pattern NAME =
            Pattern.compile("tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

    private TileNames() {}

    interface Maker {
        TilePath make(long index, int width);
    }

    static TilePath parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new Malformed("too long for the name of a tile");
        }
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new Malformed("not the name of a tile");
        }
        String kind = name.group(1);
        long index = Long.parseLong(name.group(2).replaceAll("[x/]", ""));
        int width = name.group(3) == null ? TilePath.FULL : Integer.parseInt(name.group(3));
        try {
            TilePath path = kind.equals("entries")
                    ? new TilePath.Entries(index, width)
                    : new TilePath.Hashes(Integer.parseInt(kind), index, width);
            if (path.text().equals(text)) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed("not the name of a tile: out of range");
        }
        throw new Malformed("not the canonical name of a tile");
    }

    /** The tiles or bundles that {@code count} hashes or entries fill. */
    static Stream<TilePath> covering(long count, Maker maker) {
        long full = count / TilePath.FULL;
        int rest = (int) (count % TilePath.FULL);
        Stream<TilePath> whole = LongStream.range(0, full).mapToObj(index -> maker.make(index, TilePath.FULL));
        return rest == 0 ? whole : Stream.concat(whole, Stream.of(maker.make(full, rest)));
    }

    /** The index in groups of three digits, all but the last marked x, and the width of a partial one. */
    public static String of(long index, int width) {
        StringBuilder name = new StringBuilder(threeDigits(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            name.insert(0, "x" + threeDigits(rest % 1000) + "/");
        }
        return width == TilePath.FULL
                ? name.toString()
                : name.append(".p/").append(width).toString();
    }

    private static String threeDigits(long number) {
        return Long.toString(1000 + number).substring(1);
    }

    static void check(int level, long index, int width) {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("a level is 0 to 63, got " + level);
        }
        if (index < 0 || index >= INDEX_LIMIT) {
            throw new IllegalArgumentException("an index is 0 to 10^18 - 1, got " + index);
        }
        if (width < 1 || width > TilePath.FULL) {
            throw new IllegalArgumentException("a width is 1 to 256, got " + width);
        }
    }
}
