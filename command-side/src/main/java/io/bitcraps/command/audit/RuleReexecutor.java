package io.bitcraps.command.audit;

import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.block.BlockExecutor;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.block.GroupSeedCheck;
import io.bitcraps.command.block.Verdict;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.audit.Finding;
import io.bitcraps.events.audit.Reexecutor;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes every block again, with the classes that validators vote by: seeds under the group key, entries byte by
 * byte, log and state after the block. After the first block that differs there is no state to go on from, so later
 * blocks are not executed, and the finding says so; it is the same where the log breaks the rules themselves. At the end
 * every balance in the state is compared with what the postings add up to. For one audit; one thread.
 */
public final class RuleReexecutor implements Reexecutor {

    private final Decider decider;
    private @Nullable BlockExecutor executor;
    private @Nullable ChainState last;
    private BalanceCheck balances = new BalanceCheck();

    public RuleReexecutor() {
        this(Decider.RULES);
    }

    /** @param decider other rules than the network's are for showing what is found */
    public RuleReexecutor(Decider decider) {
        this.decider = decider;
    }

    @Override
    public List<Finding> start(byte[] genesisFile, List<byte[]> entries) {
        GenesisChain chain = GenesisChain.of(genesisFile);
        int different = firstDifference(chain.block().entries(), entries);
        if (different >= 0) {
            return List.of(new Finding(
                    Finding.Kind.GENESIS, "height 0, position " + different, "is not what the genesis file gives"));
        }
        Genesis genesis = chain.genesis();
        BeaconCommittee beacon;
        try {
            beacon = BeaconCommittee.of(genesis.committee(), genesis.groupKey());
        } catch (Malformed e) {
            return List.of(new Finding(
                    Finding.Kind.GENESIS, "the trusted genesis file", "has no beacon committee: " + e.getMessage()));
        }
        var seeds = new GroupSeedCheck(chain.chain(), Epoch.ZERO, beacon);
        executor = new BlockExecutor(chain.chain(), genesis.limits(), seeds, decider);
        last = chain.state();
        balances = new BalanceCheck();
        post(entries);
        return List.of();
    }

    @Override
    public List<Finding> block(BlockHeader header, List<byte[]> entries) {
        if (executor == null || last == null) {
            return List.of(); // what stopped the execution was a finding
        }
        ChainState parent = last;
        last = null;
        try {
            return execute(executor, parent, header, entries);
        } catch (Malformed e) {
            return List.of(differs(header, "an entry is malformed: " + e.getMessage()));
        } catch (InvariantViolation | ArithmeticException e) {
            // A validator halts here. Whoever audits its log wants to read on.
            return List.of(differs(header, "execution breaks off: " + e.getMessage()));
        }
    }

    private List<Finding> execute(BlockExecutor executor, ChainState parent, BlockHeader header, List<byte[]> entries) {
        Block block = new Block(BlockCodec.id(header), header, actions(entries));
        return switch (executor.verify(parent, block, Collections.emptySortedMap())) {
            case Verdict.Invalid invalid -> List.of(differs(header, invalid.reason()));
            case Verdict.Valid valid -> {
                int different = firstDifference(valid.executed().entries(), entries);
                if (different >= 0) {
                    long position = header.before().size() + different;
                    yield List.of(differs(header, "execution gives another entry at log position " + position));
                }
                post(entries);
                last = valid.executed().after();
                yield List.of();
            }
        };
    }

    @Override
    public List<Finding> finish() {
        if (last == null) {
            return List.of(); // what stopped the execution was a finding
        }
        String place = "height " + last.height();
        return balances.differences(last.state()).stream()
                .map(sentence -> new Finding(Finding.Kind.EXECUTION, place, sentence))
                .toList();
    }

    private void post(List<byte[]> entries) {
        for (byte[] bytes : entries) {
            if (EntryCodec.decode(bytes) instanceof Entry.EventEntry(Event event)) {
                balances.post(event);
            }
        }
    }

    private static Finding differs(BlockHeader header, String what) {
        return new Finding(
                Finding.Kind.EXECUTION,
                "height " + header.height(),
                what + "; blocks from here on were not executed again");
    }

    private static List<SignedAction> actions(List<byte[]> entries) {
        List<SignedAction> actions = new ArrayList<>();
        for (byte[] entry : entries) {
            if (EntryCodec.decode(entry) instanceof Entry.ActionEntry(SignedAction action)) {
                actions.add(action);
            }
        }
        return actions;
    }

    /** Index of the first entry in which the lists differ, -1 if they are equal. */
    private static int firstDifference(List<byte[]> expected, List<byte[]> actual) {
        int common = Math.min(expected.size(), actual.size());
        for (int i = 0; i < common; i++) {
            if (!Arrays.equals(expected.get(i), actual.get(i))) {
                return i;
            }
        }
        return expected.size() == actual.size() ? -1 : common;
    }
}
