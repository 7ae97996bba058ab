package io.bitcraps.node.store;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where actions are, by their tickets. What it finds is compared with the entry; that something is not there is believed
 * only of eras whose tickets come to their sum. An era that does not is made anew from the entries. Thread-safe.
 */
final class TicketIndex {

    private static final long NONE = -1;

    private final SqliteReaders readers;
    private final Repairs repairs;
    /** This era and all younger ones were looked at; those that began since are this process's own. Guarded by this. */
    private long looked;

    TicketIndex(SqliteReaders readers, Repairs repairs) {
        this.readers = readers;
        this.repairs = repairs;
    }

    /**
     * To be called once, before anything is appended.
     *
     * @param all whether to look at every era now; else at the newest, and at one more with each search in vain
     */
    synchronized void open(CheckedReads reads, Growth.Tip tip, boolean all) {
        looked = SqliteSchema.era(tip.edge().size()) + 1;
        do {
            lookAtOneMore(reads, tip);
        } while (all && looked > 0);
    }

    /** Takes one probe an era for a ticket that is not there; young ones are found at once. */
    OptionalLong position(CheckedReads reads, Growth.Tip tip, Hash ticket) {
        OptionalLong found = probe(reads, tip, ticket);
        return found.isEmpty() && lookAtOneMore(reads, tip) ? probe(reads, tip, ticket) : found;
    }

    private OptionalLong probe(CheckedReads reads, Growth.Tip tip, Hash ticket) {
        long position = tip.edge().size();
        do {
            long below = position;
            position = readers.read(reader -> reader.position(below, ticket.a()));
            if (position <= NONE || position >= below) {
                return OptionalLong.empty();
            }
        } while (!isAt(reads, tip, position, ticket));
        return OptionalLong.of(position);
    }

    private static boolean isAt(CheckedReads reads, Growth.Tip tip, long position, Hash ticket) {
        FinalBlock block = reads.block(tip, reads.heightAt(tip, position));
        int offset = Math.toIntExact(position - block.header().before().size());
        return Sha256.hash(block.entries().get(offset)).equals(ticket);
    }

    /** @return whether an era was made anew */
    private synchronized boolean lookAtOneMore(CheckedReads reads, Growth.Tip tip) {
        if (looked <= 0) {
            return false;
        }
        long era = looked - 1;
        boolean whole = readers.read(reader -> reader.tickets(era).equals(reader.era(era)));
        if (!whole) {
            repairs.make(
                    "the tickets of log positions from " + SqliteSchema.eraStart(era) + " on do not come to their sum",
                    writer -> writer.replaceEra(era, tickets(reads, tip, era)));
        }
        looked = era;
        return !whole;
    }

    private static List<Growth.Ticket> tickets(CheckedReads reads, Growth.Tip tip, long era) {
        List<Growth.Ticket> tickets = new ArrayList<>();
        long end = Math.min(SqliteSchema.eraStart(era + 1), tip.edge().size());
        long position = SqliteSchema.eraStart(era);
        while (position < end) {
            Height height = reads.heightAt(tip, position);
            FinalBlock block = reads.block(tip, height);
            for (Growth.Ticket ticket : Growth.tickets(block)) {
                if (SqliteSchema.era(ticket.position()) == era) {
                    tickets.add(ticket);
                }
            }
            position = block.header().after().size();
        }
        return tickets;
    }
}
