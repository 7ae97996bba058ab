package io.bitcraps.query.api;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.query.api.SealedBlocks.SealedBlock;
import io.bitcraps.query.read.ActionRow;
import io.bitcraps.query.read.ActionRows;
import io.bitcraps.query.read.BlockRow;
import io.bitcraps.query.read.BlockRows;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Final blocks and who signed them. */
@Controller("/v1/blocks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BlockController {

    private final Reads reads;
    private final BlockRows blocks;
    private final ActionRows actions;
    private final SealedBlocks sealed;
    private final Network network;

    BlockController(Reads reads, BlockRows blocks, ActionRows actions, SealedBlocks sealed, Network network) {
        this.reads = reads;
        this.blocks = blocks;
        this.actions = actions;
        this.sealed = sealed;
        this.network = network;
    }

    /** @param before what to ask for to get the next page, absent on the last one */
    @Serdeable
    record BlocksAnswer(
            AsOf asOf, List<BlockAnswer> blocks, @Nullable Long before) {}

    /**
     * @param actions in log order
     * @param next position to ask for to get the next page of actions, absent on the last one
     */
    @Serdeable
    record OneBlockAnswer(
            AsOf asOf,
            BlockAnswer block,
            @Nullable HeaderAnswer header,
            List<ActionAnswer> actions,
            @Nullable Long next) {}

    /**
     * @param proposer index in the committee, -1 for genesis
     * @param refused how many of the actions were not carried out
     * @param certifiedAt height of the block whose certificate covers this one, absent for genesis
     * @param signers names of the validators in that certificate
     */
    @Serdeable
    record BlockAnswer(
            long height,
            @Nullable String id,
            String parent,
            long epoch,
            long view,
            int proposer,
            String proposerName,
            long timeMs,
            long firstPosition,
            int entries,
            int actions,
            int refused,
            @Nullable Long certifiedAt,
            List<String> signers) {}

    /** @param seeds heights whose seeds this block carries */
    @Serdeable
    record HeaderAnswer(
            int version,
            String bodyHash,
            long sizeBefore,
            String rootBefore,
            long sizeAfter,
            String rootAfter,
            String stateRoot,
            List<Long> seeds) {

        static HeaderAnswer of(BlockHeader header) {
            return new HeaderAnswer(
                    header.version(),
                    header.bodyHash().hex(),
                    header.before().size(),
                    header.before().root().hex(),
                    header.after().size(),
                    header.after().root().hex(),
                    header.stateRoot().hex(),
                    header.seeds().stream().map(seed -> seed.height().value()).toList());
        }
    }

    /** @param refusal text of the reason, absent if the action was carried out */
    @Serdeable
    record ActionAnswer(
            String ticket,
            long position,
            String account,
            long nonce,
            String kind,
            @Nullable String refusal) {}

    @Get
    @Operation(summary = "Final blocks, the highest first, below height `before`")
    BlocksAnswer blocks(
            @Nullable @QueryValue Long before,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue Long atLeast) {
        int size = Asked.limit(limit);
        return reads.asOf(atLeast, asOf -> {
            List<BlockRow> page = blocks.page(Asked.before(before), size);
            Long next = page.size() < size ? null : page.getLast().height();
            return new BlocksAnswer(
                    asOf,
                    page.stream()
                            .map(row -> block(row, sealed.at(row.height())))
                            .toList(),
                    next);
        });
    }

    @Get("/{height}")
    @Operation(summary = "A final block: header, who signed its certificate, its actions from log position `from` on")
    OneBlockAnswer block(
            @PathVariable String height,
            @Nullable @QueryValue Long from,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue Long atLeast) {
        long number = Asked.number("height", height);
        int size = Asked.limit(limit);
        return reads.asOf(atLeast, asOf -> {
            BlockRow row = blocks.find(number);
            if (row == null) {
                throw Refusal.notFound("unknown-block", "no block " + number + " at height " + asOf.height());
            }
            SealedBlock seal = sealed.at(number);
            long first = from == null ? row.firstPosition() : Math.max(from, row.firstPosition());
            List<ActionAnswer> page = actions.between(first, row.firstPosition() + row.entries(), size).stream()
                    .map(BlockController::action)
                    .toList();
            return new OneBlockAnswer(
                    asOf,
                    block(row, seal),
                    seal == null ? null : HeaderAnswer.of(seal.header()),
                    page,
                    page.size() < size ? null : page.getLast().position() + 1);
        });
    }

    private BlockAnswer block(BlockRow row, @Nullable SealedBlock seal) {
        return new BlockAnswer(
                row.height(),
                seal == null ? null : seal.id(),
                row.parent(),
                row.epoch(),
                row.viewNumber(),
                row.proposer(),
                row.proposer() < 0 ? "" : network.validator(row.proposer()),
                row.timeMs(),
                row.firstPosition(),
                row.entries(),
                row.actions(),
                row.refused(),
                seal == null || seal.certifiedAt() < 0 ? null : seal.certifiedAt(),
                seal == null
                        ? List.of()
                        : seal.signers().stream().map(network::validator).toList());
    }

    private static ActionAnswer action(ActionRow row) {
        return new ActionAnswer(row.ticket(), row.logPosition(), row.account(), row.nonce(), row.kind(), row.refusal());
    }
}
