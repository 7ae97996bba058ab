package io.bitcraps.node.network;

import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.beacon.key.Dealer;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
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

    private static final Amount FAUCET_FUND = Amount.crap(1_000);

    /** @param random gives as many unpredictable bytes as asked for */
    public static DealtNetwork make(Plan plan, IntFunction<byte[]> random) {
        int size = plan.addresses().size();
        int quorum = size - (size - 1) / 3;
        Dealer.Deal deal = Dealer.deal(random.apply(64), size, quorum);
        List<Secrets> secrets = new ArrayList<>();
        List<Charter.Member> members = new ArrayList<>();
        List<Charter.Keys> keys = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            BeaconShareKey share = deal.shareKeys().get(i);
            Secrets own = new Secrets(random.apply(32), random.apply(32), random.apply(32), share.secret());
            secrets.add(own);
            members.add(
                    new Charter.Member("validator-" + (i + 1), plan.addresses().get(i)));
            keys.add(new Charter.Keys(publicKey(own.vote()), publicKey(own.cosigner()), publicKey(own.log())));
        }
        byte[] faucet = random.apply(32);
        List<Genesis.Allocation> allocations = new ArrayList<>();
        allocations.add(new Genesis.Allocation(publicKey(faucet), FAUCET_FUND));
        allocations.addAll(plan.allocations());
        Charter charter = new Terms(
                        plan.name(),
                        plan.timeMs(),
                        members,
                        plan.powBits(),
                        plan.maxGames(),
                        List.of(publicKey(faucet)),
                        allocations)
                .charter();
        Genesis genesis = charter.genesis(keys, beacon(deal));
        return new DealtNetwork(genesis, GenesisCodec.encode(genesis), List.copyOf(secrets), faucet);
    }

    private static Charter.BeaconKeys beacon(Dealer.Deal deal) {
        List<String> shareKeys = deal.shareKeys().stream()
                .map(share -> HexFormat.of().formatHex(share.verificationKey().bytes()))
                .toList();
        String groupKey = HexFormat.of().formatHex(deal.committee().groupKey().bytes());
        return new Charter.BeaconKeys(shareKeys, groupKey, true);
    }

    private static PublicKey publicKey(byte[] seed) {
        return Ed25519.signingKey(seed).publicKey();
    }
}
