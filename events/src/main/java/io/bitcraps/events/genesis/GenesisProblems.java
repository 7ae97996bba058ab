package io.bitcraps.events.genesis;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Committee.Validator;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.genesis.Genesis.Allocation;
import io.bitcraps.events.genesis.Genesis.Limits;
import io.bitcraps.events.genesis.Genesis.Timing;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why no network may start from a genesis: every reason at once, as each costs its author a round of questions. */
public final class GenesisProblems {

    private static final int MAX_NAME_LENGTH = ChainId.MAX_LENGTH - 17;
    private static final long PER_MYRIAD = 10_000;
    private static final Amount HARD_CAP = Amount.crap(21_000_000);
    private static final long DAY_MS = 86_400_000;

    private final List<String> problems = new ArrayList<>();

    private GenesisProblems() {}

    /** Empty if there are none. Costs about 80 us for each key. */
    public static List<String> of(Genesis genesis) {
        var found = new GenesisProblems();
        found.committee(genesis);
        found.accounts(genesis);
        found.tokens(genesis);
        found.parameters(genesis.parameters());
        found.payTables(genesis.payTables());
        found.limits(genesis.limits());
        found.timing(genesis.timing());
        return List.copyOf(found.problems);
    }

    /**
     * Signature lines name their key by its name and 32 bits. All log keys have one name, so two of them with the same
     * bits would pass for each other, and checkpoints of one of the two would be refused. Whether they have depends on
     * the chain id, so on the file.
     */
    static List<String> ofKeyIds(ChainId chain, Committee committee) {
        var found = new GenesisProblems();
        Set<String> ids = new TreeSet<>();
        Policy policy = Policy.of(chain, committee);
        Stream.concat(
                        policy.logs().stream().map(Policy.Log::key),
                        policy.witnesses().stream().map(Policy.Witness::key))
                .forEach(key -> found.require(
                        ids.add(key.name() + " " + key.id()),
                        "key " + key.key() + ": another key has its id in notes"));
        return List.copyOf(found.problems);
    }

    private void committee(Genesis genesis) {
        require(isName(genesis.name(), MAX_NAME_LENGTH), "name must be 1 to " + MAX_NAME_LENGTH + " of [a-z0-9-]");
        require(genesis.committee().epoch().equals(Epoch.ZERO), "the first committee is epoch 0's");
        Set<String> names = new TreeSet<>();
        Set<String> beaconKeys = new TreeSet<>();
        for (Validator validator : genesis.committee().validators()) {
            String who = "validator " + validator.name();
            require(isName(validator.name(), ChainId.MAX_LENGTH), who + ": a name is 1 to 64 of [a-z0-9-]");
            require(names.add(validator.name()), who + ": the name is there twice");
            require(beaconKeys.add(validator.beaconKey()), who + ": the beacon key is there twice");
            require(isAddress(validator.address()), who + ": an address is empty or host:port");
        }
    }

    /** A key of a validator that opened an account could sign an action that reads as a vote, or the other way round. */
    private void accounts(Genesis genesis) {
        Set<PublicKey> validatorKeys = new TreeSet<>();
        for (Validator validator : genesis.committee().validators()) {
            for (PublicKey key : List.of(validator.voteKey(), validator.cosignerKey(), validator.logKey())) {
                key(key, "validator " + validator.name());
                require(validatorKeys.add(key), "validator " + validator.name() + ": key " + key + " is there twice");
            }
        }
        Set<PublicKey> opened = new TreeSet<>();
        for (Allocation allocation : genesis.allocations()) {
            PublicKey account = allocation.account();
            key(account, "allocation");
            require(opened.add(account), "allocation: key " + account + " is there twice");
            require(!validatorKeys.contains(account), "allocation: key " + account + " is a validator's");
        }
        Set<PublicKey> faucet = new TreeSet<>();
        for (PublicKey key : genesis.parameters().faucet()) {
            key(key, "faucet");
            require(faucet.add(key), "faucet: key " + key + " is there twice");
            require(!validatorKeys.contains(key), "faucet: key " + key + " is a validator's");
        }
    }

    private void tokens(Genesis genesis) {
        Amount cap = genesis.parameters().supplyCap();
        require(HARD_CAP.atLeast(cap), "supplyCap must be at most 21,000,000 CRAP");
        require(!genesis.treasury().isZero(), "treasury must not be 0");
        require(cap.atLeast(genesis.treasury()), "treasury must be at most supplyCap");
        long left = genesis.treasury().micro();
        for (Allocation allocation : genesis.allocations()) {
            require(!allocation.amount().isZero(), "allocation: nothing for key " + allocation.account());
            left = left < 0 ? left : left - allocation.amount().micro();
        }
        require(left >= 0, "allocations must be at most the treasury");
        Parameters p = genesis.parameters();
        for (Amount amount : List.of(p.actionFee(), p.openingFee(), p.tableDeposit(), p.faucetLimit())) {
            require(cap.atLeast(amount), "fees, tableDeposit and faucetLimit must be at most supplyCap, got " + amount);
        }
        require(
                genesis.dealt() || !p.actionFee().isZero(),
                "actionFee must not be 0 but where beacon keys are dealt, which is for trying out");
    }

    private void parameters(Parameters p) {
        range("transferFeePerMille", p.transferFeePerMille(), 0, 1_000);
        range("maxActionsPerAccountPerBlock", p.maxActionsPerAccountPerBlock(), 1, 10_000);
        range("maxValidityHeights", p.maxValidityHeights(), 1, 10_000_000);
        range("maxValidityMs", p.maxValidityMs(), 1, 366 * DAY_MS);
        range("powBits", p.powBits(), 0, 32);
        range("maxTables", p.maxTables(), 1, 65_536);
        range("maxTablesPerAccount", p.maxTablesPerAccount(), 1, p.maxTables());
        range("maxOpenBets", p.maxOpenBets(), 1, 128);
        range("betLiabilityPerMyriad", p.betLiabilityPerMyriad(), 1, PER_MYRIAD);
        range("accountLiabilityPerMyriad", p.accountLiabilityPerMyriad(), p.betLiabilityPerMyriad(), PER_MYRIAD);
        range("tableLiabilityPerMyriad", p.tableLiabilityPerMyriad(), p.accountLiabilityPerMyriad(), PER_MYRIAD);
        require(p.faucet().isEmpty() || !p.faucetLimit().isZero(), "faucetLimit must not be 0 where there is a faucet");
    }

    private void payTables(List<PayTable> payTables) {
        require(!payTables.isEmpty(), "payTables must not be empty");
        Set<Hash> hashes = new TreeSet<>();
        for (PayTable payTable : payTables) {
            String which = "pay table " + payTable.name();
            require(hashes.add(PayTableCodec.hash(payTable)), which + " is there twice");
            require(payTable.version() >= 1, which + ": versions count from 1");
            require(!payTable.bets().isEmpty(), which + " takes no bets");
            @Nullable BetKind last = null;
            for (PayTable.Pays pays : payTable.bets()) {
                require(last == null || last.compareTo(pays.kind()) < 0, which + ": bets must ascend by kind");
                require(!pays.tiers().isEmpty(), which + ": " + pays.kind().text() + " pays nothing");
                for (PayTable.Odds odds : pays.tiers()) {
                    range(which + ": numerator", odds.numerator(), 1, PayTable.MAX_TERM);
                    range(which + ": denominator", odds.denominator(), 1, PayTable.MAX_TERM);
                }
                last = pays.kind();
            }
        }
    }

    private void limits(Limits limits) {
        // How little still settles a full table depends on the rules: who executes blocks checks that.
        range("blockBytes", limits.blockBytes(), 1, 16 << 20);
        range("blockActions", limits.blockActions(), 1, 65_536);
        range("blockEntries", limits.blockEntries(), 1, 1 << 20);
        range("blockSeeds", limits.blockSeeds(), 1, 256);
        range("blockRolls", limits.blockRolls(), 1, 65_536);
        range("rollSettlements", limits.rollSettlements(), 1, 256);
    }

    private void timing(Timing timing) {
        range("deltaMs", timing.deltaMs(), 1, 60_000);
        range("deltaMaxMs", timing.deltaMaxMs(), timing.deltaMs(), 600_000);
        range("retryMs", timing.retryMs(), 1, 600_000);
        range("maxClockSkewMs", timing.maxClockSkewMs(), 0, 600_000);
        range("openViews", timing.openViews(), 1, 1_000);
    }

    private void key(PublicKey key, String whose) {
        require(Ed25519.isValidKey(key), whose + ": " + key + " is not a valid Ed25519 public key");
    }

    private void range(String what, long value, long least, long most) {
        require(value >= least && value <= most, what + " must be " + least + " to " + most + ", got " + value);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private static boolean isName(String text, int maxLength) {
        return text.length() <= maxLength && text.matches("[a-z0-9-]+");
    }

    private static boolean isAddress(String text) {
        return text.isEmpty() || text.matches("[A-Za-z0-9.:\\[\\]_-]+:[1-9][0-9]{0,4}");
    }
}
