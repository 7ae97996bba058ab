package io.bitcraps.command.beacon;

import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.beacon.key.Combiner;
import io.bitcraps.command.beacon.key.Share;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One validator's part in the beacon of one epoch, as a state machine: steps 2 to 4 of docs/protocol.md, "Beacon". A
 * quorum of honest validators that hear each other at last has the seed of every final lock, whatever the others send.
 *
 * <p>One thread owns it. It keeps nothing on disk: signing again gives the same share, and locks without a seed on
 * chain are told again after a restart.
 */
public final class Beacon {

    /**
     * Heights, the oldest ones, for which shares are released and collected at a time; further ones wait, as blocks
     * carry seeds in ascending height anyway. What waits is bounded by the tables: a table has one lock at most.
     */
    public static final int WINDOW = 64;

    private final ChainId chain;
    private final Epoch epoch;
    private final BeaconCommittee committee;
    private final BeaconShareKey key;
    private final Combiner combiner;
    private final NavigableMap<Height, OpenLock> open = new TreeMap<>();
    private final EarlyShares early = new EarlyShares();

    /** @throws IllegalArgumentException if the key is not the committee's at its index */
    public Beacon(ChainId chain, Epoch epoch, BeaconCommittee committee, BeaconShareKey key) {
        if (!committee.holds(key)) {
            throw new IllegalArgumentException("the beacon share key is not that of validator " + key.index());
        }
        this.chain = chain;
        this.epoch = epoch;
        this.committee = committee;
        this.key = key;
        this.combiner = new Combiner(committee);
    }

    /** Takes one input and returns what to do, in order. */
    public List<Effect> on(Input input) {
        return switch (input) {
            case Input.LocksFinal locks -> locksFinal(locks);
            case Input.ShareReceived received -> shareReceived(received);
            case Input.SeedReceived received -> seedReceived(received);
            case Input.SeedOnChain revealed -> seedOnChain(revealed);
            case Input.Tick tick -> resend();
        };
    }

    /** The seeds known and not yet on chain, in ascending height: what a leader's next proposal carries. */
    public List<Seed> unrevealedSeeds() {
        return open.values().stream()
                .flatMap(lock -> Stream.ofNullable(lock.seed()))
                .toList();
    }

    private List<Effect> locksFinal(Input.LocksFinal locks) {
        if (open.containsKey(locks.height())) {
            return List.of();
        }
        byte[] message = BeaconMessage.of(chain, epoch, locks.height(), locks.block());
        open.put(locks.height(), new OpenLock(committee, locks.height(), message));
        return releaseWindow();
    }

    private List<Effect> shareReceived(Input.ShareReceived received) {
        int index = received.validator() + 1;
        if (index < 1 || index > committee.size() || index == key.index()) {
            return List.of();
        }
        OpenLock lock = open.get(received.height());
        if (lock == null || lock.own() == null) {
            early.add(index, received.height(), received.share());
            return List.of();
        }
        List<Effect> effects = new ArrayList<>(lock.add(index, received.share()));
        effects.addAll(combine(lock));
        return effects;
    }

    private List<Effect> seedReceived(Input.SeedReceived received) {
        OpenLock lock = open.get(received.seed().height());
        if (lock == null || lock.seed() != null) {
            return List.of();
        }
        int index = received.from() + 1;
        boolean member = index >= 1 && index <= committee.size();
        return member ? lock.hear(index, received.seed()) : List.of();
    }

    private List<Effect> seedOnChain(Input.SeedOnChain revealed) {
        open.remove(revealed.height());
        return releaseWindow();
    }

    /** Releases shares for the oldest heights that have none out yet. */
    private List<Effect> releaseWindow() {
        List<Effect> effects = new ArrayList<>();
        open.entrySet().stream().limit(WINDOW).forEach(entry -> {
            OpenLock lock = entry.getValue();
            if (lock.own() == null && lock.seed() == null) {
                effects.add(new Effect.BroadcastShare(entry.getKey(), lock.release(key)));
                early.take(entry.getKey()).forEach((index, share) -> effects.addAll(lock.add(index, share)));
                effects.addAll(combine(lock));
            }
        });
        return effects;
    }

    private List<Effect> combine(OpenLock lock) {
        if (lock.seed() != null) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>(lock.combine(combiner));
        Seed seed = lock.seed();
        if (seed != null) {
            effects.add(new Effect.SeedReady(seed));
            effects.add(new Effect.BroadcastSeed(seed));
        }
        return effects;
    }

    private List<Effect> resend() {
        List<Effect> effects = new ArrayList<>();
        open.entrySet().stream().limit(WINDOW).forEach(entry -> {
            Seed seed = entry.getValue().seed();
            Share own = entry.getValue().own();
            if (seed != null) {
                effects.add(new Effect.BroadcastSeed(seed));
            } else if (own != null) {
                effects.add(new Effect.BroadcastShare(entry.getKey(), own));
            }
        });
        return effects;
    }
}
