package io.bitcraps.command.simulator;

import java.util.HexFormat;

/** A running hash over everything that happens: two runs that differ anywhere differ here. */
public final class Trace {

    private long hash;

    public void note(long a, long b, long c, long d) {
        mix(a);
        mix(b);
        mix(c);
        mix(d);
    }

    public String hex() {
        return HexFormat.of().toHexDigits(hash);
    }

    private void mix(long value) {
        hash = SplitMix64.mix(hash * 31 + value + 0x9E3779B97F4A7C15L);
    }
}
