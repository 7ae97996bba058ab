package io.bitcraps.command.beacon;

import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.beacon.key.Combination;
import io.bitcraps.command.beacon.key.Combination.Combined;
import io.bitcraps.command.beacon.key.Combination.Refused;
import io.bitcraps.command.beacon.key.Combiner;
import io.bitcraps.command.beacon.key.Share;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shares on the way to the seed of one final block with locks; at most one share per validator. */
final class OpenLock {

    private final BeaconCommittee committee;
    private final Height height;
    private final byte[] message;
    /** By share index. */
    private final NavigableMap<Integer, Share> shares = new TreeMap<>();
    /** Indexes whose share passed its own check; they are never checked twice. */
    private final NavigableSet<Integer> proven = new TreeSet<>();
    /** Indexes that sent a bad share; nothing more is taken from them here. */
    private final NavigableSet<Integer> convicted = new TreeSet<>();

    /** Indexes that sent a false seed; no other of theirs is looked at here, as each look costs a pairing. */
    private final NavigableSet<Integer> refused = new TreeSet<>();

    private @Nullable Share own;
    private @Nullable Seed seed;

    OpenLock(BeaconCommittee committee, Height height, byte[] message) {
        this.committee = committee;
        this.height = height;
        this.message = message;
    }

    @Nullable
    Seed seed() {
        return seed;
    }

    @Nullable
    Share own() {
        return own;
    }

    /** Signs, once; the own share needs no check. */
    Share release(BeaconShareKey key) {
        if (own == null) {
            own = key.sign(message);
            shares.put(key.index(), own);
            proven.add(key.index());
        }
        return own;
    }

    /** Takes a share of another validator. The first counts: it is signed, so a second can't be somebody else's. */
    List<Effect> add(int index, byte[] bytes) {
        if (seed != null || shares.containsKey(index) || convicted.contains(index)) {
            return List.of();
        }
        try {
            shares.put(index, Share.decode(index, bytes));
            return List.of();
        } catch (Malformed e) {
            return List.of(convict(index));
        }
    }

    /** Combines if there are enough shares; looks at single ones only if the sum is wrong. */
    List<Effect> combine(Combiner combiner) {
        List<Effect> effects = new ArrayList<>();
        while (seed == null && shares.size() >= committee.quorum()) {
            if (!adopt(combiner.combine(List.copyOf(shares.values())))) {
                List<Effect> convictions = convictLiars();
                // With every share proven the sum is the seed: the keys are checked to lie on one polynomial.
                InvariantViolation.check(
                        !convictions.isEmpty(), "good shares do not combine to the seed of height " + height);
                effects.addAll(convictions);
            }
        }
        return effects;
    }

    /** Takes a seed that a validator says is this one. */
    List<Effect> hear(int index, Seed said) {
        if (refused.contains(index)) {
            return List.of();
        }
        if (adopt(said.signature())) {
            return List.of(new Effect.SeedReady(said));
        }
        refused.add(index);
        return List.of(new Effect.RefuseSeed(index - 1, height));
    }

    /** Takes the signature if it is the seed; about 1 ms. */
    private boolean adopt(byte[] signature) {
        if (!committee.groupKey().verifies(message, signature)) {
            return false;
        }
        seed = new Seed(height, signature);
        shares.clear();
        return true;
    }

    private boolean adopt(Combination combination) {
        return switch (combination) {
            case Combined combined -> adopt(combined.signature());
            case Refused refused -> {
                InvariantViolation.check(
                        refused.reason() == Combination.Reason.INFINITE_SUM,
                        "a quorum of shares was refused: " + refused.reason());
                yield false;
            }
        };
    }

    private List<Effect> convictLiars() {
        List<Effect> convictions = new ArrayList<>();
        for (Share share : List.copyOf(shares.values())) {
            if (!proven.contains(share.index())) {
                if (committee.key(share.index()).verifies(message, share)) {
                    proven.add(share.index());
                } else {
                    shares.remove(share.index());
                    convictions.add(convict(share.index()));
                }
            }
        }
        return convictions;
    }

    private Effect convict(int index) {
        convicted.add(index);
        return new Effect.ConvictBadShare(index - 1, height);
    }
}
