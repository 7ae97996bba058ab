package io.bitcraps.node.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.rules.bets.StandardPayTable;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.Change;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.node.network.DealtNetwork;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node's own limit on tables lets in; the rules have theirs, from the genesis. */
class TableLimitTest {

    private static final int POW_BITS = 4;
    private static final int MAX_TABLES = 2;

    private final DealtNetwork network = DealtNetwork.make(
            new DealtNetwork.Plan("test", List.of("127.0.0.1:1"), 1_000, POW_BITS, 100, List.of()),
            TableLimitTest::bytes);
    private final GenesisChain genesis = GenesisChain.of(network.file());
    private final SigningKey faucet = Ed25519.signingKey(network.faucet());
    private final Mempool mempool = new Mempool(10);

    @Test
    void admitsATableBelowTheLimit() {
        assertInstanceOf(Admission.Outcome.Admitted.class, check(table(), MAX_TABLES - 1, MAX_TABLES));
    }

    @Test
    void refusesATableAtTheLimit() {
        var refused = assertInstanceOf(Admission.Outcome.Refused.class, check(table(), MAX_TABLES, MAX_TABLES));

        assertEquals("node-table-limit", refused.code());
    }

    @Test
    void admitsOtherActionsAtTheLimit() {
        var grant = new ActionBody.Grant(faucet.publicKey(), Amount.crap(1));

        assertInstanceOf(Admission.Outcome.Admitted.class, check(grant, MAX_TABLES, MAX_TABLES));
    }

    @Test
    void leavesTheLimitToTheGenesisForWhatOthersAdmitted() {
        var admission = new Admission(genesis.chain(), Ed25519.best());

        assertInstanceOf(Admission.Outcome.Admitted.class, admission.check(jws(table()), tip(MAX_TABLES), mempool));
    }

    private Admission.Outcome check(ActionBody body, int tablesOpen, int maxTables) {
        return new Admission(genesis.chain(), Ed25519.best(), maxTables).check(jws(body), tip(tablesOpen), mempool);
    }

    private Admission.Tip tip(int tablesOpen) {
        StateTrie state =
                genesis.state().state().with(List.of(Change.put(new Agenda(tablesOpen, tablesOpen, 1_000, List.of()))));
        return new Admission.Tip(0, 1_000, state);
    }

    private byte[] jws(ActionBody body) {
        long work = ProofOfWork.solve(faucet.publicKey(), POW_BITS, 0);
        var action = new Action(genesis.chain(), faucet.publicKey(), new Nonce(0), new Height(100), 60_000, work, body);
        return ActionCodec.sign(action, faucet).jws();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static ActionBody table() {
        return new ActionBody.CreateTable(new TableRules(
                "test",
                new Amount(1_000),
                Amount.crap(10),
                PayTableCodec.hash(StandardPayTable.payTable()),
                8,
                1,
                Amount.ZERO,
                0,
                60_000,
                true));
    }
}
