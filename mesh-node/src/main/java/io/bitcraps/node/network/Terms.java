package io.bitcraps.node.network;

import io.bitcraps.command.rules.bets.StandardPayTable;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.List;

/**
 * What is chosen for a network; everything else is as this version has it.
 *
 * @param name first part of the chain id
 * @param members in the committee's order, each with host and port of its mesh
 * @param powBits zero bits of identities
 * @param maxGames tables open at once
 * @param faucet keys that may grant tokens of the treasury
 * @param allocations accounts that hold tokens from the start
 */
public record Terms(
        String name,
        long timeMs,
        List<Charter.Member> members,
        int powBits,
        int maxGames,
        List<PublicKey> faucet,
        List<Genesis.Allocation> allocations) {

    private static final Amount TREASURY = Amount.crap(1_000_000);
    private static final Amount SUPPLY_CAP = Amount.crap(21_000_000);

    public Terms {
        members = List.copyOf(members);
        faucet = List.copyOf(faucet);
        allocations = List.copyOf(allocations);
    }

    public Charter charter() {
        return new Charter(
                name,
                timeMs,
                members,
                TREASURY,
                allocations,
                parameters(),
                List.of(StandardPayTable.payTable()),
                limits(),
                timing());
    }

    private Parameters parameters() {
        return new Parameters(
                SUPPLY_CAP,
                new Amount(100),
                new Amount(10_000),
                1,
                16,
                100_000,
                3_600_000,
                powBits,
                maxGames,
                Math.min(5, maxGames),
                Amount.crap(1),
                128,
                10,
                50,
                200,
                Amount.crap(1_000),
                faucet);
    }

    /** A full block and its effects fit one frame of the mesh. */
    private static Genesis.Limits limits() {
        return new Genesis.Limits(256 * 1024, 600, 8_000, 16, 64, 12);
    }

    private static Genesis.Timing timing() {
        return new Genesis.Timing(300, 10_000, 250, 2_000, 64);
    }
}
