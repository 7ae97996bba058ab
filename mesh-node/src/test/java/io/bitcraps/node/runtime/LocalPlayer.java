package io.bitcraps.node.runtime;

import io.bitcraps.command.rules.bets.StandardPayTable;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.query.port.Ingress;
import java.security.SecureRandom;
import java.time.Clock;

/** A player with a key of its own that signs actions and sends them to one member of the committee. */
final class LocalPlayer {

    final SigningKey key;
    private final ChainId chain;
    private final Clock clock;
    private long nonce;

    LocalPlayer(ChainId chain) {
        this(chain, new SecureRandom().generateSeed(32), Clock.systemUTC());
    }

    /** @param seed 32 bytes, of the player's key */
    LocalPlayer(ChainId chain, byte[] seed, Clock clock) {
        this.key = Ed25519.signingKey(seed);
        this.chain = chain;
        this.clock = clock;
    }

    /** Of a table that anybody may join alone. */
    static TableRules rules() {
        return new TableRules(
                "test",
                new Amount(1_000),
                Amount.crap(10),
                PayTableCodec.hash(StandardPayTable.payTable()),
                8,
                1,
                Amount.ZERO,
                0,
                60_000,
                true);
    }

    /** Signs, sends, and waits until the action is final. */
    Ingress.Ticket does(ActionBody body, Ingress ingress) throws InterruptedException {
        return ingress.ticket(sends(body, ingress), 20_000);
    }

    /** Signs and sends. */
    Hash sends(ActionBody body, Ingress ingress) {
        long pow = nonce == 0 ? ProofOfWork.solve(key.publicKey(), 4, 0) : Action.NO_PROOF_OF_WORK;
        var action = new Action(
                chain, key.publicKey(), new Nonce(nonce++), new Height(10_000), clock.millis() + 60_000, pow, body);
        return switch (ingress.submit(ActionCodec.sign(action, key).jws())) {
            case Ingress.Submission.Accepted accepted -> accepted.ticket();
            case Ingress.Submission.Refused refused -> throw new AssertionError(refused.toString());
            case Ingress.Submission.Busy busy -> throw new AssertionError(busy.toString());
            case Ingress.Submission.Starting starting -> throw new AssertionError(starting.toString());
        };
    }
}
