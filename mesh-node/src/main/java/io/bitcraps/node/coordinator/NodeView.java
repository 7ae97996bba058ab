package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.Committee;
import io.bitcraps.node.runtime.link.Mesh;
import io.bitcraps.node.runtime.link.PeerStatus;
import io.bitcraps.query.port.NodeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The node as its read side shows it. */
record NodeView(
        NodeHealth health,
        Supplier<ServiceGraph> graph,
        GenesisChain genesis,
        Supplier<@Nullable Mesh> mesh,
        IntSupplier self)
        implements NodeStatus {

    @Override
    public String phase() {
        return health.phase().text();
    }

    @Override
    public List<NodeStatus.Service> services() {
        return graph.get().services().stream()
                .map(service -> new NodeStatus.Service(
                        service.name(), service.complaint().isEmpty(), service.complaint()))
                .toList();
    }

    @Override
    public List<Peer> peers() {
        Mesh now = mesh.get();
        List<PeerStatus> links = now == null ? List.of() : now.peers();
        List<Peer> peers = new ArrayList<>();
        List<Committee.Validator> validators = genesis.genesis().committee().validators();
        for (int i = 0; i < validators.size(); i++) {
            if (i == self.getAsInt()) {
                continue;
            }
            Committee.Validator validator = validators.get(i);
            boolean up = links.stream().anyMatch(link -> link.up() && link.key().equals(validator.voteKey()));
            peers.add(new Peer(i, validator.name(), up));
        }
        return peers;
    }
}
