package io.bitcraps.events.codec;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cases of a sealed type by their text. */
public final class Variants<T> {

    /** The longest text of a {@code type} member, in bytes. */
    public static final int MAX_TYPE_BYTES = 32;

    private final SortedMap<String, Variant<? extends T>> byType = new TreeMap<>();

    /** @throws IllegalArgumentException if two cases have one text */
    public Variants(List<Variant<? extends T>> variants) {
        for (Variant<? extends T> variant : variants) {
            if (variant.type().length() > MAX_TYPE_BYTES || byType.put(variant.type(), variant) != null) {
                throw new IllegalArgumentException("not the text of one type: " + variant.type());
            }
        }
    }

    /** @throws Malformed if no case has this text */
    public Variant<? extends T> of(String type) {
        @Nullable Variant<? extends T> variant = byType.get(type);
        if (variant == null) {
            throw new Malformed("unknown type " + type);
        }
        return variant;
    }
}
