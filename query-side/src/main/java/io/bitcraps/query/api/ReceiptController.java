package io.bitcraps.query.api;

import io.bitcraps.events.event.Event;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.InclusionProof;
import io.bitcraps.events.log.Prover;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.events.log.note.TlogProof;
import io.bitcraps.query.port.Ingress.Ticket;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What proves that one's action is in the log, and what became of it. Made from the log alone. */
@Controller("/v1/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiptController {

    /** Entries of one action at most; what follows belongs to the next one. */
    private static final int MAX_RESULTS = 64;

    private static final int MAX_BYTES = 1 << 20;

    /** Cosignatures come after finality; how often to look for a checkpoint that has them. */
    private static final long LOOK_AGAIN_MS = 10;

    /** How long a receipt waits for its checkpoint where the request names no wait. */
    private static final long CHECKPOINT_WAIT_MS = 2_000;

    private final FinalLog log;
    private final Writing writing;
    private final EventTrees trees;

    ReceiptController(FinalLog log, Writing writing, EventTrees trees) {
        this.log = log;
        this.writing = writing;
        this.trees = trees;
    }

    /**
     * @param entry the action's bytes in the log, base64
     * @param outcome {@code carried-out} or {@code refused}
     * @param refusal text of the reason, absent if the action was carried out
     * @param results the events of the action, in log order
     * @param proof a tlog-proof file: inclusion in a checkpoint with a quorum of cosignatures
     */
    @Serdeable
    record ReceiptAnswer(
            String ticket,
            String status,
            long position,
            long height,
            String entry,
            String outcome,
            @Nullable String refusal,
            List<ResultAnswer> results,
            String proof) {}

    @Serdeable
    record ResultAnswer(long position, JsonNode event) {}

    @Get("/{ticket}")
    @Operation(summary = "Receipt of a final action: position, results, proof of inclusion; waits up to `wait` ms")
    @ApiResponse(responseCode = "200", description = "the receipt")
    @ApiResponse(responseCode = "202", description = "the action is not final yet")
    @ApiResponse(responseCode = "404", description = "unknown")
    @ApiResponse(responseCode = "503", description = "the node still starts, or no checkpoint covers it yet")
    HttpResponse<?> receipt(@PathVariable String ticket, @Nullable @QueryValue String wait) {
        Hash hash = Asked.ticket(ticket);
        long waitMs = Asked.waitMs(wait);
        long deadline = Writing.deadline(waitMs);
        return switch (writing.await(hash, waitMs)) {
            case Ticket.Pending pending -> HttpResponse.accepted().body(TicketAnswer.pending(hash));
            case Ticket.Unknown unknown -> RefusalHandler.problem(Writing.unknownTicket());
            case Ticket.Starting starting -> RefusalHandler.problem(Writing.starting());
            case Ticket.Final place -> {
                long left = Math.max(CHECKPOINT_WAIT_MS, Writing.leftMs(deadline));
                yield HttpResponse.ok(receipt(hash, place, checkpoint(place.position(), left)));
            }
        };
    }

    private ReceiptAnswer receipt(Hash ticket, Ticket.Final place, byte[] checkpoint) {
        long size = parse(checkpoint).head().size();
        InclusionProof proof = new Prover(log::tile).inclusion(place.position(), size);
        byte[] epoch = "epoch 0".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new TlogProof(epoch, place.position(), proof.path(), checkpoint).bytes();
        List<byte[]> entries = log.entries(place.position(), MAX_RESULTS, MAX_BYTES);
        List<ResultAnswer> results = new ArrayList<>();
        String refusal = null;
        for (int i = 1; i < entries.size(); i++) {
            if (!(EntryCodec.decodeTrusted(entries.get(i)) instanceof Entry.EventEntry(Event event))) {
                break;
            }
            results.add(new ResultAnswer(place.position() + i, trees.of(entries.get(i))));
            if (event instanceof Event.ActionRefused refused) {
                refusal = refused.reason().text();
            }
        }
        return new ReceiptAnswer(
                ticket.hex(),
                "final",
                place.position(),
                place.height().value(),
                Base64.getEncoder().encodeToString(entries.getFirst()),
                refusal == null ? "carried-out" : "refused",
                refusal,
                results,
                new String(file, StandardCharsets.UTF_8));
    }

    /** The newest checkpoint, once it covers this position. */
    private byte[] checkpoint(long position, long waitMs) {
        long deadline = Writing.deadline(waitMs);
        while (true) {
            byte[] checkpoint = log.checkpoint();
            if (checkpoint != null && parse(checkpoint).head().size() > position) {
                return checkpoint;
            }
            if (Writing.leftMs(deadline) == 0 || Thread.currentThread().isInterrupted()) {
                throw Refusal.unavailable("no-checkpoint", "final, but no checkpoint covers it yet: ask again");
            }
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MS));
        }
    }

    private static Checkpoint parse(byte[] checkpoint) {
        return Checkpoint.parse(SignedNote.parse(checkpoint).text());
    }
}
