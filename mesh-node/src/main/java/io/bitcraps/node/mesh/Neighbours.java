package io.bitcraps.node.mesh;

import io.bitcraps.events.id.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one authenticated link to each neighbour.
 *
 * <ul>
 *   <li>Only admitted keys stay; the wish is checked after the key is proven, never before.
 *   <li>Of two links to one peer the one that the lower key began stays; of two that the same end began, the newer:
 *       nobody dials while it knows a living link that may live on, so the older one is dead or done. Both ends decide
 *       alike, whatever order they learn of the links in.
 *   <li>No session lives for ever: when a link is too old, the end that began it dials again, and the new link takes
 *       the old one's place. What is older still, by the longest wait between dials, is cut.
 *   <li>After a failure the next dial waits, from the least wait doubling to the longest, plus up to a fifth by chance
 *       so that a committee that restarts does not dial in step. A link that lasted starts the waits anew.
 *   <li>Penalty points cut a peer off and keep it off for a while, whoever dials.
 * </ul>
 *
 * <p>Memory is bounded by the number of admitted peers. One thread owns it.
 */
public final class Neighbours {

    private static final int JITTER_SHARE = 5;

    private final PublicKey self;
    private final Limits limits;
    private final NavigableMap<PublicKey, Neighbour> neighbours = new TreeMap<>();

    public Neighbours(PublicKey self, Limits limits) {
        this.self = self;
        this.limits = limits;
    }

    /** @return effects in the order to carry them out */
    public List<Effect> on(Input input, Moment at) {
        List<Effect> effects = new ArrayList<>();
        switch (input) {
            case Input.Admitted admitted -> admit(admitted.peers(), at, effects);
            case Input.Woken woken -> {}
            case Input.DialFailed failed -> dialFailed(failed.peer(), at);
            case Input.Accepted accepted -> authenticated(accepted.link(), accepted.peer(), false, at, effects);
            case Input.Dialled dialled -> dialled(dialled, at, effects);
            case Input.Closed closed -> closed(closed, at, effects);
            case Input.Penalized penalized -> penalized(penalized, at, effects);
            case Input.Disconnected(PublicKey peer, Parting parting) -> cut(peer, parting, at, effects);
        }
        cutWhatIsTooOld(at, effects);
        dialWhoIsDue(at, effects);
        return effects;
    }

    private void cutWhatIsTooOld(Moment at, List<Effect> effects) {
        neighbours.forEach((peer, neighbour) -> {
            if (at.nowMs() >= endsMs(neighbour)) {
                down(peer, neighbour, Parting.EXPIRED, at, effects);
            }
        });
    }

    /** When the link is to be replaced, and when it is cut if it was not. */
    private long renewsMs(Neighbour neighbour) {
        boolean lasts = !neighbour.isUp() || limits.sessionMs() == Limits.FOREVER;
        return lasts ? Long.MAX_VALUE : neighbour.upAtMs + limits.sessionMs();
    }

    private long endsMs(Neighbour neighbour) {
        long renewsMs = renewsMs(neighbour);
        return renewsMs == Long.MAX_VALUE ? Long.MAX_VALUE : renewsMs + limits.dialMaxMs();
    }

    private void admit(List<Peer> peers, Moment at, List<Effect> effects) {
        NavigableMap<PublicKey, Neighbour> before = new TreeMap<>(neighbours);
        neighbours.clear();
        for (Peer peer : peers) {
            Neighbour known = before.get(peer.key());
            if (peer.key().equals(self)) {
                continue;
            }
            boolean same = known != null && known.address.equals(peer.address());
            neighbours.put(peer.key(), same ? known : joined(peer, known, at));
        }
        before.forEach((key, neighbour) -> {
            if (!neighbours.containsKey(key) && neighbour.isUp()) {
                effects.add(new Effect.Down(key, neighbour.link, Parting.NOT_ADMITTED));
            }
        });
    }

    private Neighbour joined(Peer peer, @Nullable Neighbour known, Moment at) {
        boolean lower = self.compareTo(peer.key()) < 0;
        long dialAtMs = at.nowMs() + (lower ? 0 : limits.headStartMs());
        Neighbour joined = new Neighbour(peer.address(), dialAtMs, limits.dialMinMs());
        if (known != null) {
            joined.dialling = known.dialling;
            joined.link = known.link;
            joined.linkIsOurs = known.linkIsOurs;
            joined.upAtMs = known.upAtMs;
            joined.bannedUntilMs = known.bannedUntilMs;
        }
        return joined;
    }

    private void dialFailed(PublicKey peer, Moment at) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour != null) {
            neighbour.dialling = false;
            backOff(neighbour, at);
        }
    }

    private void dialled(Input.Dialled dialled, Moment at, List<Effect> effects) {
        if (!dialled.peer().equals(dialled.wanted())) {
            dialFailed(dialled.wanted(), at);
            effects.add(new Effect.Refuse(dialled.link(), Parting.WRONG_PEER));
            return;
        }
        Neighbour neighbour = neighbours.get(dialled.peer());
        if (neighbour != null) {
            neighbour.dialling = false;
        }
        authenticated(dialled.link(), dialled.peer(), true, at, effects);
    }

    private void authenticated(long link, PublicKey peer, boolean ours, Moment at, List<Effect> effects) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour == null) {
            effects.add(new Effect.Refuse(link, Parting.NOT_ADMITTED));
            return;
        }
        if (at.nowMs() < neighbour.bannedUntilMs) {
            effects.add(new Effect.Refuse(link, Parting.PENALIZED));
            return;
        }
        if (neighbour.isUp()) {
            boolean lower = self.compareTo(peer) < 0;
            boolean keepOld = neighbour.linkIsOurs != ours && neighbour.linkIsOurs == lower;
            if (keepOld) {
                effects.add(new Effect.Refuse(link, Parting.DUPLICATE));
                return;
            }
            effects.add(new Effect.Down(peer, neighbour.link, Parting.DUPLICATE));
        }
        neighbour.link = link;
        neighbour.linkIsOurs = ours;
        neighbour.upAtMs = at.nowMs();
        effects.add(new Effect.Up(peer, link));
    }

    private void closed(Input.Closed closed, Moment at, List<Effect> effects) {
        Neighbour neighbour = neighbours.get(closed.peer());
        if (neighbour != null && neighbour.isUp() && neighbour.link == closed.link()) {
            down(closed.peer(), neighbour, Parting.LINK_CLOSED, at, effects);
        }
    }

    private void penalized(Input.Penalized penalized, Moment at, List<Effect> effects) {
        Neighbour neighbour = neighbours.get(penalized.peer());
        if (neighbour != null && neighbour.penalize(penalized.points(), at.nowMs()) >= limits.maxPoints()) {
            neighbour.forgive();
            neighbour.bannedUntilMs = at.nowMs() + limits.banMs();
            cut(penalized.peer(), Parting.PENALIZED, at, effects);
        }
    }

    private void cut(PublicKey peer, Parting parting, Moment at, List<Effect> effects) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour != null && neighbour.isUp()) {
            down(peer, neighbour, parting, at, effects);
        }
    }

    private void down(PublicKey peer, Neighbour neighbour, Parting parting, Moment at, List<Effect> effects) {
        effects.add(new Effect.Down(peer, neighbour.link, parting));
        neighbour.link = Neighbour.NONE;
        if (at.nowMs() - neighbour.upAtMs >= limits.steadyMs()) {
            neighbour.waitMs = limits.dialMinMs();
        }
        backOff(neighbour, at);
    }

    private void backOff(Neighbour neighbour, Moment at) {
        long extraMs = neighbour.waitMs * at.jitter() / (JITTER_SHARE * Moment.JITTERS);
        neighbour.dialAtMs = at.nowMs() + neighbour.waitMs + extraMs;
        neighbour.waitMs = Math.min(limits.dialMaxMs(), 2 * neighbour.waitMs);
    }

    private void dialWhoIsDue(Moment at, List<Effect> effects) {
        long nextMs = Long.MAX_VALUE;
        for (Map.Entry<PublicKey, Neighbour> entry : neighbours.entrySet()) {
            Neighbour neighbour = entry.getValue();
            nextMs = Math.min(nextMs, endsMs(neighbour));
            if (!neighbour.mayDial()) {
                continue;
            }
            long dueMs = Math.max(neighbour.dialAtMs, neighbour.bannedUntilMs);
            if (neighbour.isUp()) {
                dueMs = Math.max(dueMs, renewsMs(neighbour));
            }
            if (dueMs <= at.nowMs()) {
                neighbour.dialling = true;
                effects.add(new Effect.Dial(entry.getKey(), neighbour.address));
            } else {
                nextMs = Math.min(nextMs, dueMs);
            }
        }
        if (nextMs != Long.MAX_VALUE) {
            effects.add(new Effect.WakeAt(nextMs));
        }
    }
}
