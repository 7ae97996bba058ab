package io.bitcraps.node.network;

import io.bitcraps.events.genesis.Genesis;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A new network of processes at ports that nobody has. */
final class FreshNetwork {

    private static final List<String> JAVA_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:TieredStopAtLevel=1");

    /** Below the ports that systems hand out for outgoing connections. */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS_APART = 64;
    private static final int PORT_TRIES = 50;

    private FreshNetwork() {}

    static LocalNetwork open(Path directory, String name, int powBits, List<Genesis.Allocation> allocations)
            throws LocalNetwork.Refused {
        for (int tries = 0; ; tries++) {
            int base = LOWEST_PORT + PORTS_APART * ThreadLocalRandom.current().nextInt(180);
            var ports = new LocalNetwork.Ports(base, base + PORTS_APART - 1);
            try {
                return LocalNetwork.open(
                        directory, true, new LocalNetwork.Choice(name, ports, powBits, allocations, JAVA_OPTIONS));
            } catch (LocalNetwork.Refused taken) {
                if (tries == PORT_TRIES) {
                    throw taken;
                }
            }
        }
    }
}
