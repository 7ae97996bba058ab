package io.bitcraps.query.page;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.query.api.Network;
import io.bitcraps.query.api.Reads;
import io.bitcraps.query.api.Refusal;
import io.bitcraps.query.api.SealedBlocks;
import io.bitcraps.query.api.SealedBlocks.SealedBlock;
import io.bitcraps.query.read.ActionRow;
import io.bitcraps.query.read.ActionRows;
import io.bitcraps.query.read.BlockRow;
import io.bitcraps.query.read.BlockRows;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the page of a block shows. */
@Singleton
final class BlockPage {

    private static final int ACTIONS = 200;

    private final Reads reads;
    private final BlockRows blocks;
    private final ActionRows actions;
    private final SealedBlocks sealed;
    private final Network network;

    BlockPage(Reads reads, BlockRows blocks, ActionRows actions, SealedBlocks sealed, Network network) {
        this.reads = reads;
        this.blocks = blocks;
        this.actions = actions;
        this.sealed = sealed;
        this.network = network;
    }

    BlockView view(long height) {
        return reads.asOf(null, asOf -> {
            BlockRow row = blocks.find(height);
            if (row == null) {
                throw Refusal.notFound(
                        "unknown-block", "Block " + height + " not found at height " + asOf.height() + ".");
            }
            SealedBlock seal = sealed.at(height);
            return new BlockView(
                    height,
                    height == 0 ? null : height - 1,
                    height < asOf.height() ? height + 1 : null,
                    Wording.date(row.timeMs()),
                    row.proposer() < 0 ? "genesis" : network.validator(row.proposer()),
                    row.viewNumber(),
                    Seal.of(seal, network),
                    certified(height, seal),
                    fields(row, seal),
                    actions.between(row.firstPosition(), row.firstPosition() + row.entries(), ACTIONS).stream()
                            .map(BlockPage::action)
                            .toList(),
                    row.actions());
        });
    }

    private static String certified(long height, @Nullable SealedBlock seal) {
        if (height == 0) {
            return "Genesis is final by definition.";
        }
        if (seal == null || seal.certifiedAt() < 0) {
            return "This node no longer keeps the certificate.";
        }
        return seal.certifiedAt() == height
                ? "Final by its own certificate."
                : "Final by the certificate of block " + seal.certifiedAt() + ", its descendant.";
    }

    private static List<BlockView.Field> fields(BlockRow row, @Nullable SealedBlock seal) {
        List<BlockView.Field> fields = new ArrayList<>();
        if (seal != null) {
            fields.add(new BlockView.Field("id", seal.id()));
        }
        fields.add(new BlockView.Field("parent", row.parent().isEmpty() ? "none" : row.parent()));
        long last = row.firstPosition() + row.entries() - 1;
        fields.add(
                new BlockView.Field("entries", row.entries() + " at positions " + row.firstPosition() + " to " + last));
        if (seal != null) {
            BlockHeader header = seal.header();
            fields.add(new BlockView.Field(
                    "log root after it", header.after().root().hex()));
            fields.add(new BlockView.Field(
                    "state root after it", header.stateRoot().hex()));
            fields.add(new BlockView.Field("body hash", header.bodyHash().hex()));
            header.seeds()
                    .forEach(seed -> fields.add(
                            new BlockView.Field("seed for the locks of block " + seed.height(), seed.hex())));
        }
        return fields;
    }

    private static BlockView.Action action(ActionRow row) {
        String refusal = row.refusal();
        return new BlockView.Action(
                row.logPosition(),
                row.account(),
                Wording.brief(row.account()),
                row.nonce(),
                Wording.words(row.kind()),
                refusal != null,
                refusal == null ? "carried out" : "refused: " + Wording.reason(refusal));
    }
}
