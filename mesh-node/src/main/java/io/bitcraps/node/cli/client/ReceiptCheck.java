package io.bitcraps.node.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.TlogProof;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a receipt is of the action that was asked for, and all that it says is under a checkpoint that a quorum of the
 * committee cosigned: the action's place, the events that follow it, the refusal among them, and the height, which the
 * next block's entry tells or, at the log's end, the checkpoint.
 */
public record ReceiptCheck(NodeClient node, Chain chain, SignatureVerifier verifier) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns if all of it holds. */
    public void check(Receipt receipt, Wanted wanted) throws CallFailed {
        requireWanted(receipt, wanted);
        switch (chain.check(receipt, verifier)) {
            case TlogProof.Check.Refused refused -> throw refused(refused.sentence());
            case TlogProof.Check.Valid(Checkpoint checkpoint) -> requireFollowing(receipt, checkpoint);
        }
    }

    static CallFailed refused(String sentence) {
        return new CallFailed(
                "proof-does-not-hold",
                "the node says the action is final, but its proof does not hold: " + sentence
                        + "; do not trust this node");
    }

    private static void requireWanted(Receipt receipt, Wanted wanted) throws CallFailed {
        SignedAction logged;
        try {
            if (!(EntryCodec.decode(receipt.entry()) instanceof Entry.ActionEntry(SignedAction action))) {
                throw refused("the receipt is of an entry that is no action");
            }
            logged = action;
        } catch (Malformed e) {
            throw refused("the receipt's entry is malformed: " + e.getMessage());
        }
        if (!wanted.is(logged) || !logged.ticket().equals(receipt.ticket())) {
            throw refused("the receipt is of another action");
        }
    }

    private void requireFollowing(Receipt receipt, Checkpoint checkpoint) throws CallFailed {
        Following following = following(receipt.position(), checkpoint);
        if (!following.height().equals(receipt.height())) {
            throw refused("the action is in the block of height " + following.height() + ", not " + receipt.height());
        }
        if (!following.events().equals(receipt.results()) || !Objects.equals(following.refusal(), receipt.refusal())) {
            throw refused("the log has other events for the action than the receipt");
        }
    }

    /** What stands in the log after an action. */
    private record Following(
            List<JsonNode> events, @Nullable String refusal, Height height) {}

    private Following following(long position, Checkpoint checkpoint) throws CallFailed {
        var log = new ProvenLog(node, checkpoint.head());
        List<JsonNode> events = new ArrayList<>();
        String refusal = null;
        boolean own = true;
        long end = Math.min(
                checkpoint.head().size(), position + chain.genesis().limits().blockEntries() + 1);
        for (long at = position + 1; at < end; at++) {
            byte[] bytes = log.entry(at);
            switch (decoded(bytes, at)) {
                case Entry.EventEntry(Event event) -> {
                    if (own) {
                        events.add(json(bytes));
                        refusal = event instanceof Event.ActionRefused refused
                                ? refused.reason().text()
                                : refusal;
                    }
                }
                case Entry.ActionEntry next -> own = false;
                case Entry.BlockEntry next -> {
                    return new Following(
                            events, refusal, new Height(next.height().value() - 1));
                }
                case Entry.GenesisEntry genesis -> throw refused("entry " + at + " is a genesis");
            }
        }
        if (end < checkpoint.head().size()) {
            throw refused("the action's block has no end");
        }
        return new Following(events, refusal, checkpoint.height());
    }

    private static Entry decoded(byte[] bytes, long at) throws CallFailed {
        try {
            return EntryCodec.decode(bytes);
        } catch (Malformed e) {
            throw refused("entry " + at + " is malformed: " + e.getMessage());
        }
    }

    private static JsonNode json(byte[] bytes) throws CallFailed {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw refused("an event is no JSON: " + e.getMessage());
        }
    }
}
