package io.bitcraps.events.id;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The four big-endian words of a 32-byte value, so that ids are true values without a mutable array inside. */
final class Words {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Words() {}

    static long at(byte[] bytes, int offset) {
        return (long) LONGS.get(bytes, offset);
    }

    static void put(byte[] bytes, int offset, long word) {
        LONGS.set(bytes, offset, word);
    }

    static byte[] bytes(long a, long b, long c, long d) {
        byte[] bytes = new byte[32];
        write(bytes, 0, a, b, c, d);
        return bytes;
    }

    static void write(byte[] target, int offset, long a, long b, long c, long d) {
        put(target, offset, a);
        put(target, offset + 8, b);
        put(target, offset + 16, c);
        put(target, offset + 24, d);
    }

    static int compare(long a, long b, long c, long d, long a2, long b2, long c2, long d2) {
        int first = Long.compareUnsigned(a, a2);
        if (first != 0) {
            return first;
        }
        int second = Long.compareUnsigned(b, b2);
        if (second != 0) {
            return second;
        }
        int third = Long.compareUnsigned(c, c2);
        return third != 0 ? third : Long.compareUnsigned(d, d2);
    }

    static void require32(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("expected 32 bytes, got " + bytes.length);
        }
    }
}
