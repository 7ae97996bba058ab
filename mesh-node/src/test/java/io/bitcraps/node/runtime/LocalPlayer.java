package io.bitcraps.node.runtime;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.query.port.Ingress;
import java.security.SecureRandom;
import java.time.Clock;

/** A player with a key of its own that signs actions and sends them to one member of the committee. */
final class LocalPlayer {

    final SigningKey key;
    private final ChainId chain;
    private long nonce;

    LocalPlayer(ChainId chain) {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        this.key = Ed25519.signingKey(seed);
        this.chain = chain;
    }

    /** Signs, sends, and waits until the action is final. */
    Ingress.Ticket does(ActionBody body, Ingress ingress) throws InterruptedException {
        long pow = nonce == 0 ? ProofOfWork.solve(key.publicKey(), 4, 0) : Action.NO_PROOF_OF_WORK;
        var action = new Action(
                chain,
                key.publicKey(),
                new Nonce(nonce++),
                new Height(10_000),
                Clock.systemUTC().millis() + 60_000,
                pow,
                body);
        return switch (ingress.submit(ActionCodec.sign(action, key).jws())) {
            case Ingress.Submission.Accepted accepted -> ingress.ticket(accepted.ticket(), 20_000);
            case Ingress.Submission.Refused refused -> throw new AssertionError(refused.toString());
            case Ingress.Submission.Busy busy -> throw new AssertionError(busy.toString());
        };
    }
}
