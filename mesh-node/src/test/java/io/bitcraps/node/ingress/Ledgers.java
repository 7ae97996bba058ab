package io.bitcraps.node.ingress;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** States and actions for what stands before the mempool: height 100 at 1,000,000 ms, a fee of 100 micro-CRAP. */
final class Ledgers {

    static final ChainId CHAIN = new ChainId("ingress-0123456789abcdef");
    static final long HEIGHT = 100;
    static final long NOW_MS = 1_000_000;
    static final int POW_BITS = 6;
    static final long MAX_HEIGHTS = 1_000;
    static final long MAX_MS = 60_000;
    static final Amount FEE = new Amount(100);
    static final Amount FAUCET_LIMIT = Amount.crap(10);

    private Ledgers() {}

    static SigningKey key(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return Ed25519.signingKey(seed);
    }

    static Account account(PublicKey key, long nonce, Amount available) {
        return new Account(key, available, Amount.ZERO, nonce, Amount.ZERO, 0);
    }

    /** An account of 1,000 CRAP. */
    static Account account(SigningKey key, long nonce) {
        return account(key.publicKey(), nonce, Amount.crap(1_000));
    }

    static Admission.Tip tip(Account... accounts) {
        List<StateValue> values = new ArrayList<>(List.of(accounts));
        values.add(parameters());
        return new Admission.Tip(HEIGHT, NOW_MS, StateTrie.of(values));
    }

    private static Parameters parameters() {
        return new Parameters(
                Amount.crap(21_000_000),
                FEE,
                new Amount(10_000),
                1,
                16,
                MAX_HEIGHTS,
                MAX_MS,
                POW_BITS,
                100,
                5,
                Amount.crap(1),
                128,
                10,
                50,
                200,
                FAUCET_LIMIT,
                List.of());
    }

    /** Good in every way, if the account has this nonce next. */
    static Action action(PublicKey account, long nonce) {
        return new Action(
                CHAIN,
                account,
                new Nonce(nonce),
                new Height(HEIGHT + 10),
                NOW_MS + 10_000,
                nonce == 0 ? ProofOfWork.solve(account, POW_BITS, 0) : Action.NO_PROOF_OF_WORK,
                new ActionBody.Transfer(key(99).publicKey(), new Amount(1), ""));
    }

    static SignedAction signed(SigningKey key, long nonce) {
        return ActionCodec.sign(action(key.publicKey(), nonce), key);
    }

    /** The same as {@link #signed} but for its amount. */
    static SignedAction other(SigningKey key, long nonce) {
        Action action = action(key.publicKey(), nonce);
        return ActionCodec.sign(
                new Action(
                        action.chain(),
                        action.account(),
                        action.nonce(),
                        action.validUntilHeight(),
                        action.validUntilMs(),
                        action.proofOfWork(),
                        new ActionBody.Transfer(key(98).publicKey(), new Amount(2), "")),
                key);
    }

    static SignedAction until(SigningKey key, long nonce, long height, long timeMs) {
        Action action = action(key.publicKey(), nonce);
        return ActionCodec.sign(
                new Action(
                        action.chain(),
                        action.account(),
                        action.nonce(),
                        new Height(height),
                        timeMs,
                        action.proofOfWork(),
                        action.body()),
                key);
    }
}
