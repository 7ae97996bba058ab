package io.bitcraps.command.rules;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.Optional;

/** Whether a block may hold an action at this place (docs/protocol.md, "Actions"). */
public final class Includable {

    private Includable() {}

    /**
     * Form and signature are checked where the action is decoded, before this.
     *
     * @param earlier how many actions of the same account stand before it in the block
     * @return the first reason against it, or empty if it may be included
     */
    public static Optional<Unincludable> check(
            Ledger ledger, Action action, BlockContext block, ChainId chain, int earlier) {
        Parameters parameters = ledger.parameters();
        if (!action.chain().equals(chain)) {
            return Optional.of(Unincludable.WRONG_CHAIN);
        }
        if (block.height().compareTo(action.validUntilHeight()) > 0 || block.timeMs() > action.validUntilMs()) {
            return Optional.of(Unincludable.EXPIRED);
        }
        if (action.validUntilHeight().value() - block.height().value() > parameters.maxValidityHeights()
                || action.validUntilMs() - block.timeMs() > parameters.maxValidityMs()) {
            return Optional.of(Unincludable.VALIDITY_TOO_FAR);
        }
        Account account = ledger.account(action.account());
        if (account == null) {
            return Optional.of(Unincludable.UNKNOWN_ACCOUNT);
        }
        return ofAccount(account, action, parameters, earlier);
    }

    private static Optional<Unincludable> ofAccount(
            Account account, Action action, Parameters parameters, int earlier) {
        long nonce = action.nonce().value();
        if (nonce < account.nonce()) {
            return Optional.of(Unincludable.NONCE_USED);
        }
        if (nonce > account.nonce()) {
            return Optional.of(Unincludable.NONCE_AHEAD);
        }
        if (nonce == 0 && !ProofOfWork.check(action.account(), action.proofOfWork(), parameters.powBits())) {
            return Optional.of(Unincludable.PROOF_OF_WORK);
        }
        if (earlier >= parameters.maxActionsPerAccountPerBlock()) {
            return Optional.of(Unincludable.TOO_MANY_OF_ACCOUNT);
        }
        return account.available().atLeast(parameters.actionFee())
                ? Optional.empty()
                : Optional.of(Unincludable.CANNOT_PAY_FEE);
    }
}
