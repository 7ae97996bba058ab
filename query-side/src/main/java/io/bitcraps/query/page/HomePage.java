package io.bitcraps.query.page;

import io.bitcraps.events.money.LedgerAccount.Common;
import io.bitcraps.query.api.AsOf;
import io.bitcraps.query.api.Network;
import io.bitcraps.query.api.Reads;
import io.bitcraps.query.api.SealedBlocks;
import io.bitcraps.query.port.NodeStatus;
import io.bitcraps.query.read.BlockRow;
import io.bitcraps.query.read.BlockRows;
import io.bitcraps.query.read.LedgerAccountRows;
import io.bitcraps.query.read.SeatRows;
import io.bitcraps.query.read.TableRow;
import io.bitcraps.query.read.TableRows;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads what the first page shows. */
@Singleton
final class HomePage {

    private static final int BLOCKS = 12;
    private static final int TABLES = 12;

    private final Reads reads;
    private final Network network;
    private final NodeStatus node;
    private final BlockRows blocks;
    private final SealedBlocks sealed;
    private final TableRows tables;
    private final SeatRows seats;
    private final LedgerAccountRows balances;

    HomePage(
            Reads reads,
            Network network,
            NodeStatus node,
            BlockRows blocks,
            SealedBlocks sealed,
            TableRows tables,
            SeatRows seats,
            LedgerAccountRows balances) {
        this.reads = reads;
        this.network = network;
        this.node = node;
        this.blocks = blocks;
        this.sealed = sealed;
        this.tables = tables;
        this.seats = seats;
        this.balances = balances;
    }

    HomeView view() {
        List<HomeView.Validator> validators = validators();
        long up = validators.stream().filter(HomeView.Validator::up).count();
        return reads.asOf(
                null,
                asOf -> new HomeView(
                        network.chain().text(),
                        asOf.height(),
                        node.phase(),
                        Wording.count(asOf.position() + 1),
                        asOf.height() < 0 ? "none yet" : Wording.date(asOf.timeMs()),
                        up + " of " + validators.size(),
                        network.committee().quorum(),
                        validators,
                        supply(),
                        blocks(asOf),
                        tables.live(TABLES).stream().map(this::table).toList()));
    }

    private List<HomeView.Validator> validators() {
        List<NodeStatus.Peer> peers = node.peers();
        List<HomeView.Validator> views = new ArrayList<>();
        for (int i = 0; i < network.committee().size(); i++) {
            int index = i;
            // A node has no link to itself: whoever is not among the peers is the one that answers.
            boolean known = peers.stream().anyMatch(peer -> peer.validator() == index);
            boolean connected = peers.stream().anyMatch(peer -> peer.validator() == index && peer.connected());
            String state = known ? (connected ? "connected" : "not connected") : "this node";
            views.add(new HomeView.Validator(network.validator(i), !known || connected, state));
        }
        return views;
    }

    private HomeView.Supply supply() {
        long issued = -balances.balance(Common.ISSUANCE.text());
        long cap = network.genesis().parameters().supplyCap().micro();
        return new HomeView.Supply(
                Wording.crap(issued),
                Wording.crap(cap),
                Wording.crap(balances.balance(Common.BANKROLL.text())),
                Wording.crap(balances.balance(Common.EXPOSURE.text())),
                issued <= cap && balances.sum() == 0);
    }

    private List<HomeView.Block> blocks(AsOf asOf) {
        return blocks.page(asOf.height() + 1, BLOCKS).stream().map(this::block).toList();
    }

    private HomeView.Block block(BlockRow row) {
        return new HomeView.Block(
                row.height(),
                Wording.clock(row.timeMs()),
                Wording.date(row.timeMs()),
                row.proposer() < 0 ? "genesis" : network.validator(row.proposer()),
                row.viewNumber(),
                row.entries(),
                row.actions(),
                Seal.of(sealed.at(row.height()), network));
    }

    private HomeView.Table table(TableRow row) {
        int seated = seats.at(row.id()).size();
        return new HomeView.Table(
                row.id(),
                row.name(),
                Puck.of(row.pointNumber()),
                row.phase(),
                seated,
                row.seats(),
                row.nextRoll(),
                Lock.of(row, seated));
    }
}
