package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.runtime.peer.Links;
import java.util.Arrays;

/** What carries frames between machines, or does not. */
final class Wire {

    private final World world;
    private final SplitMix64 random;
    private final Committee committee;

    Wire(World world, SplitMix64 random) {
        this.world = world;
        this.random = random;
        this.committee = world.stage().genesis().genesis().committee();
    }

    private PublicKey key(int validator) {
        return committee.validators().get(validator).voteKey();
    }

    private int indexOf(PublicKey key) {
        for (int i = 0; i < committee.size(); i++) {
            if (key(i).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** A frame of a machine to all machines of a validator, or of all others. */
    private void says(Machine from, int validator, byte[] frame) {
        from.effect();
        world.checks().sends(from, frame);
        for (Machine to : world.machines()) {
            boolean addressed = validator < 0 ? to.index() != from.index() : to.index() == validator;
            if (addressed && world.talk(from, to)) {
                from.villain().says(frame, to.index()).forEach(said -> carry(from, to, said));
            }
        }
    }

    private void carry(Machine from, Machine to, byte[] frame) {
        if (world.cuts().isCut(from.number(), to.number()) || world.weather().loses(random)) {
            return;
        }
        arrives(from, to, frame);
        if (world.weather().duplicates(random)) {
            arrives(from, to, frame);
        }
    }

    private void arrives(Machine from, Machine to, byte[] frame) {
        world.agenda().in(world.weather().delayMs(random), () -> {
            world.trace().note(to.number(), from.number(), frame.length, Arrays.hashCode(frame));
            to.receives(key(from.index()), frame);
        });
    }

    /** The links of one machine. */
    Links of(Machine machine) {
        return new Links() {
            @Override
            public void send(PublicKey to, Priority priority, byte[] frame) {
                says(machine, indexOf(to), frame);
            }

            @Override
            public void broadcast(Priority priority, byte[] frame) {
                says(machine, -1, frame);
            }

            @Override
            public void penalize(PublicKey peer, int points, String reason) {
                world.checks().blames(machine, indexOf(peer), reason);
            }

            @Override
            public void disconnect(PublicKey peer, String reason) {
                world.checks().blames(machine, indexOf(peer), reason);
            }
        };
    }
}
