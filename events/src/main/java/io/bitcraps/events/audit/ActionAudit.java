package io.bitcraps.events.audit;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.state.StateValue;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every action: signed by its account, for this chain, in time, and the account's next one. */
final class ActionAudit {
    private final Chain chain;
    private final SignatureVerifier verifier;
    private final Findings findings;
    /** Nonces of the next actions; an account is here from its first action on. */
    private final SortedMap<PublicKey, Long> nonces = new TreeMap<>();

    private long checked;

    ActionAudit(Chain chain, SignatureVerifier verifier, Findings findings) {
        this.chain = chain;
        this.verifier = verifier;
        this.findings = findings;
    }

    long checked() {
        return checked;
    }

    void check(SignedAction signed, BlockHeader header, String place) {
        checked++;
        Action action = signed.action();
        findings.check(
                ActionCodec.verify(signed, verifier),
                Finding.Kind.ACTION_SIGNATURE,
                place,
                "the signature is not that of account " + action.account());
        findings.check(
                action.chain().equals(chain.id()),
                Finding.Kind.VALIDITY,
                place,
                "the action is for chain " + action.chain());
        validity(action, header, place);
        nonce(action, place);
    }

    private void validity(Action action, BlockHeader header, String place) {
        StateValue.Parameters parameters = chain.genesis().parameters();
        long heights = action.validUntilHeight().value() - header.height().value();
        long milliseconds = action.validUntilMs() - header.timeMs();
        findings.check(heights >= 0 && milliseconds >= 0, Finding.Kind.VALIDITY, place, "the action had expired");
        findings.check(
                heights <= parameters.maxValidityHeights() && milliseconds <= parameters.maxValidityMs(),
                Finding.Kind.VALIDITY,
                place,
                "the action is valid for longer than allowed");
    }

    private void nonce(Action action, String place) {
        PublicKey account = action.account();
        long expected = nonces.getOrDefault(account, 0L);
        long nonce = action.nonce().value();
        findings.check(
                nonce == expected, Finding.Kind.NONCE, place, "nonce " + nonce + " where " + expected + " is next");
        if (!nonces.containsKey(account)) {
            key(action, place);
        }
        nonces.put(account, Math.max(expected, nonce) + 1);
    }

    /** Once per account, as it is the dearest check: a key of small order could make signatures that all verify. */
    private void key(Action action, String place) {
        PublicKey account = action.account();
        findings.check(
                Ed25519.isValidKey(account), Finding.Kind.ACCOUNT_KEY, place, account + " is no valid Ed25519 key");
        findings.check(
                ProofOfWork.check(
                        account,
                        action.proofOfWork(),
                        chain.genesis().parameters().powBits()),
                Finding.Kind.ACCOUNT_KEY,
                place,
                "the proof of work of " + account + " is none");
    }
}
