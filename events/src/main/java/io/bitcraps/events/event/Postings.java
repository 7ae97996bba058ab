package io.bitcraps.events.event;

import static io.bitcraps.events.money.LedgerAccount.Common.BANKROLL;
import static io.bitcraps.events.money.LedgerAccount.Common.EXPOSURE;
import static io.bitcraps.events.money.LedgerAccount.Common.FEES;
import static io.bitcraps.events.money.LedgerAccount.Common.ISSUANCE;

import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.money.LedgerAccount;
import io.bitcraps.events.money.LedgerAccount.Available;
import io.bitcraps.events.money.LedgerAccount.Escrow;
import io.bitcraps.events.money.LedgerAccount.Held;
import io.bitcraps.events.money.Posting;
import io.bitcraps.events.money.PostingCode;
import java.util.ArrayList;
import java.util.List;

/** The postings that follow from an event's members; amounts of zero post nothing. */
final class Postings {

    private final List<Posting> list = new ArrayList<>(4);

    static List<Posting> of(Event event) {
        var postings = new Postings();
        postings.add(event);
        return List.copyOf(postings.list);
    }

    private void add(Event event) {
        switch (event) {
            case Event.TokensIssued e -> move(ISSUANCE, BANKROLL, e.amount(), PostingCode.ISSUE);
            case Event.TokensGranted e -> move(BANKROLL, new Available(e.to()), e.amount(), PostingCode.GRANT);
            case Event.AccountOpened e -> move(new Available(e.payer()), FEES, e.fee(), PostingCode.OPENING_FEE);
            case Event.FeeCharged e -> move(new Available(e.account()), FEES, e.amount(), PostingCode.ACTION_FEE);
            case Event.Transferred e -> {
                move(new Available(e.from()), new Available(e.to()), e.amount(), PostingCode.TRANSFER);
                move(new Available(e.from()), FEES, e.fee(), PostingCode.TRANSFER_FEE);
            }
            case Event.TableCreated e ->
                move(new Available(e.creator()), new Held(e.creator()), e.deposit(), PostingCode.DEPOSIT);
            case Event.TableClosed e ->
                move(new Held(e.creator()), new Available(e.creator()), e.deposit(), PostingCode.DEPOSIT_RETURN);
            case Event.PlayerJoined e ->
                move(new Available(e.player()), new Held(e.player()), e.ante(), PostingCode.ANTE);
            case Event.PlayerLeft e ->
                move(new Held(e.player()), new Available(e.player()), e.ante(), PostingCode.ANTE_RETURN);
            case Event.BetsPlaced e -> {
                move(new Available(e.player()), new Escrow(e.table()), total(e.wagers()), PostingCode.STAKE);
                move(BANKROLL, EXPOSURE, e.reserved(), PostingCode.RESERVE);
            }
            case Event.BetsTakenDown e -> {
                move(EXPOSURE, BANKROLL, e.released(), PostingCode.RELEASE);
                move(new Escrow(e.table()), new Available(e.player()), total(e.wagers()), PostingCode.STAKE_RETURN);
            }
            case Event.Settled e -> settle(e);
            case Event.ActionRefused e -> {}
            case Event.ValidatorConvicted e -> {}
            case Event.PlayerInvited e -> {}
            case Event.GameStarted e -> {}
            case Event.TableClosing e -> {}
            case Event.DicePassed e -> {}
            case Event.PlayerReady e -> {}
            case Event.BetsSwitched e -> {}
            case Event.RollLocked e -> {}
            case Event.SeedRevealed e -> {}
            case Event.DiceRolled e -> {}
        }
    }

    /** The reserve is released as a whole first, so that winnings always leave the bankroll. */
    private void settle(Event.Settled settled) {
        Amount lost = Amount.ZERO;
        Amount returned = Amount.ZERO;
        Amount winnings = Amount.ZERO;
        for (Result result : settled.results()) {
            switch (result.outcome()) {
                case WON -> {
                    returned = returned.plus(result.stake());
                    winnings = winnings.plus(result.winnings());
                }
                case PUSHED -> returned = returned.plus(result.stake());
                case LOST -> lost = lost.plus(result.stake());
                case TRAVELLED -> {}
            }
        }
        LedgerAccount escrow = new Escrow(settled.table());
        LedgerAccount player = new Available(settled.player());
        move(EXPOSURE, BANKROLL, settled.released(), PostingCode.RELEASE);
        move(escrow, BANKROLL, lost, PostingCode.STAKE_LOST);
        move(escrow, player, returned, PostingCode.STAKE_RETURN);
        move(BANKROLL, player, winnings, PostingCode.WINNINGS);
    }

    private void move(LedgerAccount debit, LedgerAccount credit, Amount amount, PostingCode code) {
        if (!amount.isZero()) {
            list.add(new Posting(debit, credit, amount, code));
        }
    }

    private static Amount total(List<Wager> wagers) {
        Amount total = Amount.ZERO;
        for (Wager wager : wagers) {
            total = total.plus(wager.amount());
        }
        return total;
    }
}
