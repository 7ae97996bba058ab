package io.bitcraps.query.api;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.money.LedgerAccount.Common;
import io.bitcraps.query.api.SealedBlocks.SealedBlock;
import io.bitcraps.query.port.NodeStatus;
import io.bitcraps.query.read.LedgerAccountRows;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the node, the committee and the books are. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusController {

    private final Reads reads;
    private final FinalLog log;
    private final NodeStatus node;
    private final Network network;
    private final SealedBlocks blocks;
    private final LedgerAccountRows balances;

    StatusController(
            Reads reads,
            FinalLog log,
            NodeStatus node,
            Network network,
            SealedBlocks blocks,
            LedgerAccountRows balances) {
        this.reads = reads;
        this.log = log;
        this.node = node;
        this.network = network;
        this.blocks = blocks;
        this.balances = balances;
    }

    /**
     * @param tip height of the newest final block, of which the read model, and so all else here, may still be behind
     * @param logSize of the log after the block at {@code asOf}, as is its root
     * @param phase of the node: Opening, Replaying, CatchingUp, Live, Stopping or Halted
     * @param connected validators this node has a link to, itself not counted
     */
    @Serdeable
    record StatusAnswer(
            AsOf asOf,
            String chain,
            long tip,
            long logSize,
            String logRoot,
            String phase,
            int validators,
            int quorum,
            int connected,
            List<ServiceAnswer> services,
            SupplyAnswer supply) {}

    @Serdeable
    record ServiceAnswer(String name, boolean healthy, String detail) {}

    /**
     * @param issued minus the balance of issuance, micro-CRAP
     * @param sum of all accounts; 0, or the books are wrong
     */
    @Serdeable
    record SupplyAnswer(String issued, String cap, String bankroll, String exposure, String fees, String sum) {}

    @Serdeable
    record ValidatorsAnswer(AsOf asOf, long epoch, int quorum, List<ValidatorAnswer> validators) {}

    /** @param connected whether this node has a link to it; absent for this node itself */
    @Serdeable
    record ValidatorAnswer(
            int index,
            String name,
            String voteKey,
            String cosignerKey,
            String logKey,
            String beaconKey,
            String address,
            @Nullable Boolean connected) {}

    @Get("/status")
    @Operation(summary = "The node, its log and the supply check")
    StatusAnswer status(@Nullable @QueryValue Long atLeast) {
        Committee committee = network.committee();
        return reads.asOf(
                atLeast,
                asOf -> new StatusAnswer(
                        asOf,
                        network.chain().text(),
                        log.tip().value(),
                        head(asOf).size(),
                        head(asOf).root().hex(),
                        node.phase(),
                        committee.size(),
                        committee.quorum(),
                        (int) node.peers().stream()
                                .filter(NodeStatus.Peer::connected)
                                .count(),
                        node.services().stream()
                                .map(service -> new ServiceAnswer(service.name(), service.healthy(), service.detail()))
                                .toList(),
                        supply()));
    }

    /** By the block's header: the log itself may be ahead of the read model. */
    private LogHead head(AsOf asOf) {
        SealedBlock newest = asOf.height() < 0 ? null : blocks.at(asOf.height());
        return newest == null ? Frontier.EMPTY.head() : newest.header().after();
    }

    @Get("/validators")
    @Operation(summary = "The committee of the running epoch")
    ValidatorsAnswer validators(@Nullable @QueryValue Long atLeast) {
        Committee committee = network.committee();
        List<NodeStatus.Peer> peers = node.peers();
        List<ValidatorAnswer> answers = new ArrayList<>();
        for (int i = 0; i < committee.size(); i++) {
            answers.add(validator(i, committee.validators().get(i), peers));
        }
        return reads.asOf(
                atLeast, asOf -> new ValidatorsAnswer(asOf, committee.epoch().value(), committee.quorum(), answers));
    }

    private static ValidatorAnswer validator(int index, Committee.Validator validator, List<NodeStatus.Peer> peers) {
        Boolean connected = peers.stream()
                .filter(peer -> peer.validator() == index)
                .findFirst()
                .map(NodeStatus.Peer::connected)
                .orElse(null);
        return new ValidatorAnswer(
                index,
                validator.name(),
                validator.voteKey().text(),
                validator.cosignerKey().text(),
                validator.logKey().text(),
                validator.beaconKey(),
                validator.address(),
                connected);
    }

    private SupplyAnswer supply() {
        return new SupplyAnswer(
                Long.toString(-balances.balance(Common.ISSUANCE.text())),
                Long.toString(network.genesis().parameters().supplyCap().micro()),
                Long.toString(balances.balance(Common.BANKROLL.text())),
                Long.toString(balances.balance(Common.EXPOSURE.text())),
                Long.toString(balances.balance(Common.FEES.text())),
                Long.toString(balances.sum()));
    }
}
