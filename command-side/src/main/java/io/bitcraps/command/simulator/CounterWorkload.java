package io.bitcraps.command.simulator;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Actions that are numbered items and nothing more: consensus is what is looked at. */
record CounterWorkload() implements Workload {

    private static final ChainId CHAIN = new ChainId("simulation-0000000000000000");
    private static final BlockId GENESIS = new BlockId(Sha256.hash("simulation".getBytes(StandardCharsets.US_ASCII)));
    private static final Action ANY_ACTION = new Action(
            CHAIN,
            PublicKey.of(new byte[PublicKey.BYTES]),
            new Nonce(1),
            Height.ZERO,
            0,
            Action.NO_PROOF_OF_WORK,
            new ActionBody.JoinTable(TableId.number(1)));

    @Override
    public ChainId chain() {
        return CHAIN;
    }

    @Override
    public BlockId genesis() {
        return GENESIS;
    }

    @Override
    public Application open(Predicate<Hash> genuine) {
        return new CounterApplication(CHAIN, GENESIS, genuine);
    }

    @Override
    public SignedAction action(int number) {
        return parse(("item " + number).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public SignedAction parse(byte[] jws) {
        return new SignedAction(ANY_ACTION, jws, Sha256.hash(jws));
    }
}
