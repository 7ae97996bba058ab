package io.bitcraps.query.page;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.LedgerAccount.Available;
import io.bitcraps.events.money.LedgerAccount.Held;
import io.bitcraps.query.api.Reads;
import io.bitcraps.query.api.Refusal;
import io.bitcraps.query.read.HistoryRow;
import io.bitcraps.query.read.HistoryRows;
import io.bitcraps.query.read.LedgerAccountRows;
import io.bitcraps.query.read.PlayerRow;
import io.bitcraps.query.read.PlayerRows;
import io.bitcraps.query.read.SeatRows;
import jakarta.inject.Singleton;

/** Reads what the page of an account shows. */
@Singleton
final class AccountPage {

    private static final int LINES = 25;
    private static final int SEATS = 20;

    private final Reads reads;
    private final PlayerRows players;
    private final LedgerAccountRows balances;
    private final HistoryRows history;
    private final SeatRows seats;

    AccountPage(Reads reads, PlayerRows players, LedgerAccountRows balances, HistoryRows history, SeatRows seats) {
        this.reads = reads;
        this.players = players;
        this.balances = balances;
        this.history = history;
        this.seats = seats;
    }

    AccountView view(PublicKey key) {
        String account = key.text();
        return reads.asOf(null, asOf -> {
            PlayerRow player = players.find(account);
            if (player == null) {
                throw Refusal.notFound(
                        "unknown-account", "There is no account of that key at height " + asOf.height() + ".");
            }
            return new AccountView(
                    account,
                    asOf.height(),
                    Wording.crap(balances.balance(new Available(key).text())),
                    Wording.crap(balances.balance(new Held(key).text())),
                    player.nonce(),
                    player.openedHeight(),
                    seats.of(account, SEATS).stream()
                            .map(seat -> new AccountView.Place(seat.tableId(), seat.seat()))
                            .toList(),
                    history.page(account, Long.MAX_VALUE, LINES).stream()
                            .map(AccountPage::line)
                            .toList());
        });
    }

    private static AccountView.Line line(HistoryRow row) {
        return new AccountView.Line(
                row.logPosition(),
                row.height(),
                Wording.clock(row.timeMs()),
                Wording.date(row.timeMs()),
                Wording.words(row.event()),
                Wording.change(row.availableChange()),
                row.availableChange() > 0,
                Wording.crap(row.available()));
    }
}
