package io.bitcraps.events.audit;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of each block: their form, their order, and what each kind of them must satisfy. */
final class BlockAudit {
    private final Chain chain;
    private final Findings findings;
    private final ActionAudit actions;
    private final RollAudit rolls;
    private final MoneyAudit money;
    private final ConvictionAudit convictions;

    BlockAudit(Chain chain, SignatureVerifier verifier, SeedCheck seeds, Findings findings) {
        this.chain = chain;
        this.findings = findings;
        this.actions = new ActionAudit(chain, verifier, findings);
        this.rolls = new RollAudit(seeds, findings);
        this.money = new MoneyAudit(chain, findings);
        this.convictions = new ConvictionAudit(chain, verifier, findings);
    }

    long actions() {
        return actions.checked();
    }

    long rolls() {
        return rolls.checked();
    }

    List<Report.Conviction> convictions() {
        return convictions.convictions();
    }

    /** The genesis entry, then events that issue and grant, and give what the genesis file says. */
    void genesis(List<byte[]> entries) {
        for (int i = 0; i < entries.size(); i++) {
            String place = "height 0, entry " + i;
            switch (decode(entries.get(i), place)) {
                case null -> {}
                case Entry.GenesisEntry genesis -> {
                    Entry expected = new Entry.GenesisEntry(chain.id(), Sha256.hash(chain.file()));
                    findings.check(
                            i == 0 && genesis.equals(expected),
                            Finding.Kind.GENESIS,
                            place,
                            "is not the entry of the trusted genesis file");
                }
                case Entry.EventEntry(Event event) -> {
                    findings.check(
                            i > 0 && isOfGenesis(event),
                            Finding.Kind.ENTRY_ORDER,
                            place,
                            "this event has no place in the genesis");
                    money.post(event, place);
                }
                case Entry.ActionEntry action -> misplaced(place);
                case Entry.BlockEntry block -> misplaced(place);
            }
        }
        money.endOfGenesis();
    }

    private static boolean isOfGenesis(Event event) {
        return event instanceof Event.TokensIssued
                || event instanceof Event.TokensGranted
                || event instanceof Event.AccountOpened;
    }

    void block(ExportedBlock block, long position, List<byte[]> entries) {
        BlockHeader header = block.header();
        List<SignedAction> body = new ArrayList<>();
        rolls.begin(block);
        for (int i = 0; i < entries.size(); i++) {
            String place = "height " + header.height() + ", entry " + (position + i);
            Entry entry = decode(entries.get(i), place);
            boolean opens = entry instanceof Entry.BlockEntry;
            findings.check(opens == (i == 0), Finding.Kind.ENTRY_ORDER, place, "a block opens with its block entry");
            switch (entry) {
                case null -> {}
                case Entry.BlockEntry opening -> opening(opening, header, place);
                case Entry.ActionEntry(SignedAction action) -> {
                    rolls.endOfRolls(place);
                    actions.check(action, header, place);
                    convictions.action(action);
                    body.add(action);
                }
                case Entry.EventEntry(Event event) -> {
                    rolls.event(event, place);
                    money.post(event, place);
                    if (event instanceof Event.ValidatorConvicted convicted) {
                        convictions.convicted(convicted, header, place);
                    }
                }
                case Entry.GenesisEntry genesis -> misplaced(place);
            }
        }
        String place = "height " + header.height();
        rolls.end(header, place);
        money.endOfBlock(place);
        findings.check(
                body.size() == header.actions() && BlockCodec.bodyHash(body).equals(header.bodyHash()),
                Finding.Kind.HEADER,
                place,
                "names another body than its action entries");
    }

    private void opening(Entry.BlockEntry block, BlockHeader header, String place) {
        Entry.BlockEntry expected = new Entry.BlockEntry(
                header.chain(),
                header.epoch(),
                header.height(),
                header.view(),
                header.parent(),
                header.proposer(),
                header.timeMs());
        findings.check(block.equals(expected), Finding.Kind.HEADER, place, "the block entry is not that of the header");
    }

    private void misplaced(String place) {
        findings.add(Finding.Kind.ENTRY_ORDER, place, "this kind of entry has no place here");
    }

    private @Nullable Entry decode(byte[] bytes, String place) {
        try {
            return EntryCodec.decode(bytes);
        } catch (Malformed e) {
            findings.add(Finding.Kind.MALFORMED_ENTRY, place, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
