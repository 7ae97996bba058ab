package io.bitcraps.events.genesis;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Committee.Validator;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Genesis.Allocation;
import io.bitcraps.events.genesis.Genesis.Limits;
import io.bitcraps.events.genesis.Genesis.Timing;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.StateValue.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A genesis without keys: what its parties agree on before any of them has made one. */
public record Charter(
        String name,
        long timeMs,
        List<Member> members,
        Amount treasury,
        List<Allocation> allocations,
        Parameters parameters,
        List<PayTable> payTables,
        Limits limits,
        Timing timing) {

    public Charter {
        members = List.copyOf(members);
        allocations = List.copyOf(allocations);
        payTables = List.copyOf(payTables);
    }

    /** A validator to be; its place is its place in the committee. */
    public record Member(String name, String address) {}

    /** Of one member. */
    public record Keys(PublicKey vote, PublicKey cosigner, PublicKey log) {}

    /**
     * The beacon's keys.
     *
     * @param shareKeys by member: 96 bytes each, lower-case hex
     * @param groupKey as long
     * @param dealt whether one party made them
     */
    public record BeaconKeys(List<String> shareKeys, String groupKey, boolean dealt) {
        public BeaconKeys {
            shareKeys = List.copyOf(shareKeys);
        }
    }

    /** @param keys by member */
    public Genesis genesis(List<Keys> keys, BeaconKeys beacon) {
        if (keys.size() != members.size() || beacon.shareKeys().size() != members.size()) {
            throw new IllegalArgumentException("as many keys as members: " + members.size());
        }
        List<Validator> validators = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            validators.add(new Validator(
                    members.get(i).name(),
                    keys.get(i).vote(),
                    keys.get(i).cosigner(),
                    keys.get(i).log(),
                    beacon.shareKeys().get(i),
                    members.get(i).address()));
        }
        return new Genesis(
                name,
                timeMs,
                new Committee(Epoch.ZERO, validators),
                beacon.groupKey(),
                beacon.dealt(),
                treasury,
                allocations,
                parameters,
                payTables,
                limits,
                timing);
    }

    /** Why there is no genesis of this charter, whatever the keys: every reason at once. */
    List<String> problems() {
        if (members.isEmpty() || members.size() > Committee.MAX_SIZE) {
            return List.of("a committee has 1 to " + Committee.MAX_SIZE + " validators, got " + members.size());
        }
        List<Keys> nobodys = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            nobodys.add(new Keys(standIn(3 * i), standIn(3 * i + 1), standIn(3 * i + 2)));
        }
        return problems(nobodys);
    }

    /**
     * Why there is no genesis of this charter and these keys, whatever the beacon's: every reason at once.
     *
     * @param keys by member
     */
    public List<String> problems(List<Keys> keys) {
        List<String> numbers =
                IntStream.range(0, members.size()).mapToObj(Integer::toString).toList();
        return GenesisProblems.of(genesis(keys, new BeaconKeys(numbers, "", false)));
    }

    private static PublicKey standIn(int number) {
        byte[] seed = Sha256.hash("stand-in".getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) number})
                .bytes();
        return Ed25519.signingKey(seed).publicKey();
    }
}
