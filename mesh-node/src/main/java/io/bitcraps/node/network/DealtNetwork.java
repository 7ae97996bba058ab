package io.bitcraps.node.network;

import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.beacon.key.Dealer;
import io.bitcraps.command.rules.bets.StandardPayTable;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A network whose secrets were all made in one place, its beacon keys by a dealer: for one machine, demos and tests.
 * Health and audits say so, and security levels above development refuse it.
 *
 * @param file canonical bytes of the genesis file
 * @param secrets by place in the committee
 * @param faucet secret seed of the key that may grant tokens of the treasury
 */
@SuppressWarnings("ArrayRecordComponent") // handed from its maker to files, never compared
public record DealtNetwork(Genesis genesis, byte[] file, List<Secrets> secrets, byte[] faucet) {

    /** 32 bytes each. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Secrets(byte[] vote, byte[] cosigner, byte[] log, byte[] beaconShare) {}

    /**
     * What is chosen for a network.
     *
     * @param addresses host and port of each validator's mesh
     * @param maxGames tables open at once
     * @param allocations accounts that hold tokens from the start, beside the faucet's
     */
    public record Plan(
            String name,
            List<String> addresses,
            long timeMs,
            int powBits,
            int maxGames,
            List<Genesis.Allocation> allocations) {
        public Plan {
            addresses = List.copyOf(addresses);
            allocations = List.copyOf(allocations);
        }
    }

    private static final Amount TREASURY = Amount.crap(1_000_000);
    private static final Amount SUPPLY_CAP = Amount.crap(21_000_000);
    private static final Amount FAUCET_FUND = Amount.crap(1_000);

    /** @param random gives as many unpredictable bytes as asked for */
    public static DealtNetwork make(Plan plan, IntFunction<byte[]> random) {
        int size = plan.addresses().size();
        int quorum = size - (size - 1) / 3;
        Dealer.Deal deal = Dealer.deal(random.apply(64), size, quorum);
        List<Secrets> secrets = new ArrayList<>();
        List<Committee.Validator> validators = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            BeaconShareKey share = deal.shareKeys().get(i);
            Secrets own = new Secrets(random.apply(32), random.apply(32), random.apply(32), share.secret());
            secrets.add(own);
            validators.add(new Committee.Validator(
                    "validator-" + (i + 1),
                    publicKey(own.vote()),
                    publicKey(own.cosigner()),
                    publicKey(own.log()),
                    HexFormat.of().formatHex(share.verificationKey().bytes()),
                    plan.addresses().get(i)));
        }
        byte[] faucet = random.apply(32);
        List<Genesis.Allocation> allocations = new ArrayList<>();
        allocations.add(new Genesis.Allocation(publicKey(faucet), FAUCET_FUND));
        allocations.addAll(plan.allocations());
        Genesis genesis = new Genesis(
                plan.name(),
                plan.timeMs(),
                new Committee(Epoch.ZERO, validators),
                HexFormat.of().formatHex(deal.committee().groupKey().bytes()),
                true,
                TREASURY,
                allocations,
                parameters(plan, publicKey(faucet)),
                List.of(StandardPayTable.payTable()),
                limits(),
                timing());
        return new DealtNetwork(genesis, GenesisCodec.encode(genesis), List.copyOf(secrets), faucet);
    }

    private static Parameters parameters(Plan plan, PublicKey faucet) {
        return new Parameters(
                SUPPLY_CAP,
                new Amount(100),
                new Amount(10_000),
                1,
                16,
                100_000,
                3_600_000,
                plan.powBits(),
                plan.maxGames(),
                Math.min(5, plan.maxGames()),
                Amount.crap(1),
                128,
                10,
                50,
                200,
                Amount.crap(1_000),
                List.of(faucet));
    }

    /** A full block and its effects fit one frame of the mesh. */
    private static Genesis.Limits limits() {
        return new Genesis.Limits(256 * 1024, 600, 8_000, 16, 64, 12);
    }

    private static Genesis.Timing timing() {
        return new Genesis.Timing(300, 10_000, 250, 2_000, 64);
    }

    private static PublicKey publicKey(byte[] seed) {
        return Ed25519.signingKey(seed).publicKey();
    }
}
