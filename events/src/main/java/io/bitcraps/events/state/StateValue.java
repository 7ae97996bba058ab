package io.bitcraps.events.state;

import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.id.View;
import io.bitcraps.events.money.Amount;
import java.util.List;

/**
 * The value of one leaf of the state trie: all that execution may read, and nothing else. Immutable; canonical bytes
 * by {@code StateCodec}, place in the trie by {@code StateKey}.
 */
public sealed interface StateValue {

    /**
     * @param nonce number of the account's next action
     * @param exposure winnings reserved for this account's open bets
     * @param openTables tables this account created and that are not closed
     */
    record Account(PublicKey key, Amount available, Amount held, long nonce, Amount exposure, int openTables)
            implements StateValue {}

    /** The house's and the ledger's own accounts; one leaf. {@code issued} is minus the balance of issuance. */
    record Bank(Amount bankroll, Amount exposure, Amount issued, Amount fees, Amount cashier, Amount suspense)
            implements StateValue {}

    /** Counters and queues of the ledger; one leaf. Locks are in log order and wait for their seed. */
    record Agenda(long tablesCreated, int tablesOpen, long lastBlockTimeMs, List<PendingLock> locks)
            implements StateValue {
        public Agenda {
            locks = List.copyOf(locks);
        }
    }

    record PendingLock(Height height, TableId table, long roll) {}

    /**
     * @param roll number of the next roll, from 0
     * @param handRolls rolls of the running hand so far
     * @param point 0 while off
     * @param shooter seat that throws next, -1 while nobody is seated
     * @param lastSettledMs block time of the last settlement, or of the start
     * @param chairs by seat number
     */
    record Table(
            TableId id,
            PublicKey creator,
            TableRules rules,
            Phase phase,
            long roll,
            long handRolls,
            long hands,
            int point,
            int shooter,
            boolean locked,
            long lastSettledMs,
            Amount deposit,
            Amount escrow,
            Amount exposure,
            List<PublicKey> invited,
            List<Chair> chairs)
            implements StateValue {
        public Table {
            invited = List.copyOf(invited);
            chairs = List.copyOf(chairs);
        }
    }

    /** Waiting for players, open for play, closing (what stands is rolled to its end), closed for ever. */
    enum Phase {
        WAITING("waiting"),
        OPEN("open"),
        CLOSING("closing"),
        CLOSED("closed");

        private final String text;

        Phase(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** A taken seat, ready or not for the next roll. */
    record Chair(int seat, PublicKey player, boolean ready) {}

    /** A player's open bets at one table, by spot; absent while there are none. */
    record Seat(TableId table, PublicKey player, List<Bet> bets) implements StateValue {
        public Seat {
            bets = List.copyOf(bets);
        }
    }

    /**
     * @param on whether the bet works on come-out rolls too, where its kind lets that be switched
     * @param reserved winnings set aside for it in the house's exposure
     * @param progress what its kind counts between rolls (none of the first kinds does), canonical, else empty
     */
    record Bet(Spot spot, Amount stake, boolean on, Amount reserved, String progress) {}

    /** Parameters in force; one leaf. Set by the genesis, changed only by ordered decisions. */
    record Parameters(
            Amount supplyCap,
            Amount actionFee,
            Amount openingFee,
            long transferFeePerMille,
            int maxActionsPerAccountPerBlock,
            long maxValidityHeights,
            long maxValidityMs,
            int powBits,
            int maxTables,
            int maxTablesPerAccount,
            Amount tableDeposit,
            int maxOpenBets,
            long betLiabilityPerMyriad,
            long accountLiabilityPerMyriad,
            long tableLiabilityPerMyriad,
            Amount faucetLimit,
            List<PublicKey> faucet)
            implements StateValue {
        public Parameters {
            faucet = List.copyOf(faucet);
        }
    }

    /** The committee's Ed25519 keys; one leaf. None of them opens an account: what it signs must not read as an action. */
    record ValidatorKeys(List<PublicKey> keys) implements StateValue {
        public ValidatorKeys {
            keys = List.copyOf(keys);
        }
    }

    /**
     * What a validator was convicted of in an epoch, the first time.
     *
     * @param validator place in the epoch's committee
     * @param height of the block that has the report
     */
    record Conviction(Epoch epoch, int validator, View view, Evidence.Offence offence, Height height)
            implements StateValue {}

    /** A registered pay table; the hash is of its canonical bytes. */
    record RegisteredPayTable(Hash hash, PayTable payTable) implements StateValue {}
}
