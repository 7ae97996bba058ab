package io.bitcraps.node.coordinator;

import io.bitcraps.events.block.Committee;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Hint;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.mesh.Limits;
import io.bitcraps.node.mesh.Peer;
import io.bitcraps.node.runtime.link.MeshSettings;
import io.bitcraps.node.transport.TcpSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The node's settings as its mesh takes them.
 *
 * @param peers all validators, each with where to dial it
 */
record MeshSetup(List<Peer> peers, MeshSettings mesh, TcpSettings tcp) {

    private static final long KEEP_ALIVE_MS = 5_000;

    /** @throws IllegalArgumentException with every hint that names no validator, or one that another hint names too */
    static MeshSetup of(Committee committee, Configuration configuration) {
        return new MeshSetup(
                peers(committee, configuration.hints(Setting.BITCRAPS_BOOTSTRAP_NODES)),
                mesh(configuration),
                tcp(configuration));
    }

    /** The genesis says where, and the node's own hints win over it. */
    private static List<Peer> peers(Committee committee, List<Hint> hints) {
        List<Hint> unused = new ArrayList<>(hints);
        List<Peer> peers = new ArrayList<>();
        for (Committee.Validator validator : committee.validators()) {
            Hint hint = unused.stream()
                    .filter(one -> names(one, validator))
                    .findFirst()
                    .orElse(new Hint(validator.name(), validator.address()));
            unused.remove(hint);
            peers.add(new Peer(validator.voteKey(), hint.address()));
        }
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(
                    "BITCRAPS_BOOTSTRAP_NODES names no validator of the genesis, or one twice: "
                            + String.join(", ", unused.stream().map(Hint::who).toList()));
        }
        return List.copyOf(peers);
    }

    private static boolean names(Hint hint, Committee.Validator validator) {
        return hint.who().equals(validator.voteKey().text()) || hint.who().equals(validator.name());
    }

    private static MeshSettings mesh(Configuration configuration) {
        String listen = configuration.flag(Setting.BITCRAPS_MOBILE_MODE)
                ? ""
                : configuration.text(Setting.BITCRAPS_HOST) + ":" + configuration.number(Setting.BITCRAPS_PORT);
        long sessionMs = 1_000L * configuration.number(Setting.BITCRAPS_SESSION_TIMEOUT);
        return new MeshSettings(
                listen,
                configuration.number(Setting.BITCRAPS_MAX_MESSAGE_RATE),
                KEEP_ALIVE_MS,
                new Limits(200, 10_000, 10_000, 200, 100, 10_000, sessionMs));
    }

    private static TcpSettings tcp(Configuration configuration) {
        TcpSettings defaults = TcpSettings.defaults();
        return new TcpSettings(
                defaults.connectMs(),
                defaults.handshakeMs(),
                defaults.idleMs(),
                configuration.number(Setting.BITCRAPS_MAX_CONNECTIONS),
                defaults.maxNarrowLinks(),
                defaults.acceptsPerSecond(),
                configuration.number(Setting.BITCRAPS_MAX_BANDWIDTH_MBPS),
                defaults.writeBoundBytes());
    }
}
