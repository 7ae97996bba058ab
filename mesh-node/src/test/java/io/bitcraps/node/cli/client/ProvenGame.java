package io.bitcraps.node.cli.client;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.log.MerkleTree;
import io.bitcraps.events.log.Prover;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.SignatureLine;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.events.log.note.TlogProof;
import io.bitcraps.events.log.tile.EntryBundle;
import io.bitcraps.events.log.tile.TileBuilder;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.network.DealtNetwork;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Two blocks under a checkpoint that the dealt committee cosigned, and a node that serves them. */
final class ProvenGame {

    static final SigningKey ALICE = Ed25519.signingKey(new byte[32]);
    static final PublicKey BOB = Ed25519.signingKey(bytes(7)).publicKey();
    static final Amount GRANTED = Amount.crap(5);

    /** Positions in the log. */
    static final int TRANSFER = 1;

    static final int SAME_TRANSFER = 4;
    static final int GRANT = 7;

    private final DealtNetwork network;
    final Chain chain;
    final SignedAction transfer;
    final SignedAction sameTransfer;
    final SignedAction grant;
    private final List<byte[]> entries;
    private final byte[] note;

    ProvenGame() {
        List<String> addresses =
                IntStream.range(0, 4).mapToObj(i -> "127.0.0.1:" + (20_000 + i)).toList();
        var counter = new int[1];
        network = DealtNetwork.make(
                new DealtNetwork.Plan("test", addresses, 1_700_000_000_000L, 4, 100, List.of()), n -> {
                    byte[] secret = new byte[n];
                    secret[0] = (byte) ++counter[0];
                    return secret;
                });
        chain = Chain.of(network.file());
        transfer = signed(1, new ActionBody.Transfer(BOB, GRANTED, ""));
        sameTransfer = signed(2, new ActionBody.Transfer(BOB, GRANTED, ""));
        grant = signed(3, new ActionBody.Grant(BOB, GRANTED));
        Event transferred = new Event.Transferred(ALICE.publicKey(), BOB, GRANTED, Amount.ZERO, "");
        entries = List.<Entry>of(
                        opening(1),
                        new Entry.ActionEntry(transfer),
                        new Entry.EventEntry(new Event.FeeCharged(ALICE.publicKey(), new Amount(100))),
                        new Entry.EventEntry(transferred),
                        new Entry.ActionEntry(sameTransfer),
                        new Entry.EventEntry(new Event.ActionRefused(
                                ALICE.publicKey(), new Nonce(2), RefusalReason.INSUFFICIENT_TOKENS, Amount.ZERO)),
                        opening(2),
                        new Entry.ActionEntry(grant),
                        new Entry.EventEntry(new Event.TokensGranted(BOB, GRANTED)))
                .stream()
                .map(EntryCodec::encode)
                .toList();
        note = note();
    }

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) value;
        return bytes;
    }

    private SignedAction signed(long nonce, ActionBody body) {
        return ActionCodec.sign(
                new Action(
                        chain.id(),
                        ALICE.publicKey(),
                        new Nonce(nonce),
                        new Height(10),
                        1_700_000_100_000L,
                        Action.NO_PROOF_OF_WORK,
                        body),
                ALICE);
    }

    private Entry opening(long height) {
        return new Entry.BlockEntry(
                chain.id(),
                Epoch.ZERO,
                new Height(height),
                new View(height),
                new BlockId(Hash.ZERO),
                0,
                1_700_000_000_000L);
    }

    private LogHead head() {
        return Frontier.EMPTY.appendEntries(entries).head();
    }

    private byte[] note() {
        String text = Checkpoint.of(chain.id(), head(), new Height(2), new BlockId(Hash.ZERO))
                .text();
        List<SignatureLine> lines = new ArrayList<>();
        lines.add(SignatureLine.log(
                Origin.of(chain.id()),
                Ed25519.signingKey(network.secrets().getFirst().log()),
                text));
        for (int i = 0; i < 3; i++) {
            SigningKey key = Ed25519.signingKey(network.secrets().get(i).cosigner());
            lines.add(SignatureLine.cosignature(Origin.cosigner(chain.id(), i), key, text, 1_700_000_001));
        }
        return new SignedNote(text, lines).bytes();
    }

    /** Serves the log as its files. */
    void serve(TinyNode node) {
        serve(node, entries);
    }

    /** Serves these entries in place of the log's. */
    void serve(TinyNode node, List<byte[]> shown) {
        node.answers("/tile/entries/000.p/" + entries.size(), 200, EntryBundle.encode(shown));
        tiles().forEach((path, hashes) -> node.answers("/" + path, 200, hashes));
    }

    List<byte[]> entries() {
        return entries;
    }

    private SortedMap<String, byte[]> tiles() {
        var tiles = new TreeMap<String, byte[]>();
        var builder = new TileBuilder((path, hashes) -> tiles.put(path.text(), hashes));
        entries.forEach(entry -> builder.add(MerkleTree.leafHash(entry)));
        builder.partials();
        return tiles;
    }

    /** An honest node's receipt for the action at {@code position}, with what a test alters. */
    String receipt(int position, Hash ticket, long height, String refusal, List<Integer> results) {
        byte[] tile = Objects.requireNonNull(tiles().get("tile/0/000.p/" + entries.size()));
        List<Hash> path = new Prover((level, index) -> tile)
                .inclusion(position, entries.size())
                .path();
        byte[] proof = new TlogProof(new byte[0], position, path, note).bytes();
        var json = new StringBuilder("{\"ticket\":\"")
                .append(ticket)
                .append("\",\"position\":")
                .append(position);
        json.append(",\"height\":").append(height);
        json.append(",\"entry\":\"")
                .append(Base64.getEncoder().encodeToString(entries.get(position)))
                .append('"');
        if (!refusal.isEmpty()) {
            json.append(",\"refusal\":\"").append(refusal).append('"');
        }
        json.append(",\"results\":[");
        String separator = "";
        for (int i = 0; i < results.size(); i++) {
            json.append(separator)
                    .append("{\"position\":")
                    .append(position + 1 + i)
                    .append(",\"event\":");
            json.append(new String(entries.get(results.get(i)), StandardCharsets.UTF_8))
                    .append('}');
            separator = ",";
        }
        return json.append("],\"proof\":\"")
                .append(new String(proof, StandardCharsets.UTF_8).replace("\n", "\\n"))
                .append("\"}")
                .toString();
    }
}
