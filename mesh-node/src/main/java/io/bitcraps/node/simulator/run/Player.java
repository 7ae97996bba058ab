package io.bitcraps.node.simulator.run;

import io.bitcraps.command.rules.bets.StandardPayTable;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.query.port.Ingress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One who plays, or the bank that opens accounts. Has one action under way at a time, through one validator after
 * another, and decides by the state that this one shows.
 */
final class Player {

    private static final int TABLES = 2;
    private static final long VALID_HEIGHTS = 5_000;
    private static final long VALID_MS = 5_000;
    private static final long PATIENCE_MS = 7_000;
    private static final Amount LOW = Amount.crap(20);
    private static final Amount GRANT = Amount.crap(200);
    private static final List<BetKind> SIDE_BETS =
            List.of(BetKind.FIELD, BetKind.NEXT_7, BetKind.HARD_6, BetKind.HARD_8, BetKind.COME, BetKind.DONT_COME);

    private final World world;
    private final SigningKey key;
    private final SplitMix64 random;
    private final boolean bank;
    private int home;
    private @Nullable Hash pending;
    private long sentMs;
    private long receipts;
    private boolean done;

    Player(World world, SigningKey key, SplitMix64 random, boolean bank) {
        this.world = world;
        this.key = key;
        this.random = random;
        this.bank = bank;
    }

    /** Actions of this player that became final. */
    long receipts() {
        return receipts;
    }

    PublicKey account() {
        return key.publicKey();
    }

    /** Asks for nothing new from now on. */
    void stop() {
        done = true;
    }

    boolean waits() {
        return pending != null;
    }

    void begin() {
        world.agenda().in(random.between(5, 60), () -> {
            turn();
            if (!done || pending != null) {
                begin();
            }
        });
    }

    private void turn() {
        List<Machine> honest = world.honest();
        Machine at = honest.get(home % honest.size());
        Ingress ingress = at.ingress();
        Admission.Tip tip = at.tip();
        if (ingress == null || tip == null) {
            home = random.below(honest.size());
            return;
        }
        Hash ticket = pending;
        if (ticket != null) {
            look(at, ticket);
        } else if (!done) {
            ActionBody body = bank ? grants(tip.state()) : plays(tip.state());
            if (body != null) {
                send(ingress, tip, body);
            }
        }
    }

    private void look(Machine at, Hash ticket) {
        switch (at.ticket(ticket)) {
            case Ingress.Ticket.Final(long position, Height height) -> {
                world.checks().receipt(at, ticket, position, height);
                receipts++;
                pending = null;
            }
            case Ingress.Ticket.Pending waiting -> giveUp();
            case Ingress.Ticket.Unknown unknown -> giveUp();
            case Ingress.Ticket.Starting starting -> giveUp();
        }
    }

    /** It may have expired, or the validator lost it in a crash. */
    private void giveUp() {
        if (world.agenda().nowMs() - sentMs > PATIENCE_MS) {
            pending = null;
            home++;
        } else if (random.below(8) == 0) {
            home++;
        }
    }

    private void send(Ingress ingress, Admission.Tip tip, ActionBody body) {
        if (!(tip.state().get(StateKey.account(account())) instanceof StateValue.Account account)) {
            return;
        }
        long proof = account.nonce() == 0 ? ProofOfWork.solve(account(), Stage.POW_BITS, 0) : Action.NO_PROOF_OF_WORK;
        Action action = new Action(
                world.stage().genesis().chain(),
                account(),
                new Nonce(account.nonce()),
                new Height(tip.height() + VALID_HEIGHTS),
                tip.timeMs() + VALID_MS,
                proof,
                body);
        switch (ingress.submit(ActionCodec.sign(action, key).jws())) {
            case Ingress.Submission.Accepted accepted -> {
                pending = accepted.ticket();
                sentMs = world.agenda().nowMs();
            }
            case Ingress.Submission.Refused refused -> home++;
            case Ingress.Submission.Busy busy -> home++;
            case Ingress.Submission.Starting starting -> home++;
        }
    }

    /** Tokens for the first of the players who has few, or no account yet. */
    private @Nullable ActionBody grants(StateTrie state) {
        for (SigningKey player : world.stage().players()) {
            boolean rich = state.get(StateKey.account(player.publicKey())) instanceof StateValue.Account account
                    && account.available().atLeast(LOW);
            if (!rich) {
                return new ActionBody.Grant(player.publicKey(), GRANT);
            }
        }
        return null;
    }

    private @Nullable ActionBody plays(StateTrie state) {
        if (!(state.get(StateKey.account(account())) instanceof StateValue.Account me)
                || !(state.get(StateKey.agenda()) instanceof StateValue.Agenda agenda)) {
            return null;
        }
        if (agenda.tablesOpen() < TABLES && me.openTables() == 0) {
            return new ActionBody.CreateTable(rules());
        }
        long tables = agenda.tablesCreated();
        if (tables == 0) {
            return null;
        }
        TableId id = TableId.number(1 + random.below((int) tables));
        return state.get(StateKey.table(id)) instanceof StateValue.Table table
                        && table.phase() != StateValue.Phase.CLOSED
                ? at(state, table)
                : null;
    }

    private @Nullable ActionBody at(StateTrie state, StateValue.Table table) {
        TableId id = table.id();
        int seat = seatAt(table);
        int choice = random.below(100);
        if (choice < 8 || table.locked()) {
            return choice < 20
                    ? new ActionBody.Transfer(somebody(), new Amount(random.between(1, 2_000_000)), "")
                    : null;
        }
        if (table.phase() == StateValue.Phase.CLOSING) {
            return seat == table.shooter() ? new ActionBody.RollDice(id, table.roll()) : null;
        }
        if (seat < 0) {
            return new ActionBody.JoinTable(id);
        }
        if (choice < 16) {
            return rarely(table, choice);
        }
        if (table.point() == 0 && !hasLineBet(state, id)) {
            return bets(table, BetKind.PASS);
        }
        if (seat == table.shooter() && choice < 45 || choice == 16) {
            return new ActionBody.RollDice(id, table.roll());
        }
        return choice < 85 ? bets(table, SIDE_BETS.get(random.below(SIDE_BETS.size()))) : null;
    }

    /** What happens now and then; the rules refuse some of it. */
    private ActionBody rarely(StateValue.Table table, int choice) {
        TableId id = table.id();
        return switch (choice) {
            case 8 -> new ActionBody.LeaveTable(id);
            case 9 -> new ActionBody.PassDice(id);
            case 10 -> new ActionBody.InvitePlayer(id, somebody());
            case 11 -> new ActionBody.RollDice(id, table.roll() + 1);
            case 12 -> new ActionBody.CloseTable(id);
            case 13 -> new ActionBody.TakeDownBets(id, table.roll(), List.of(wager(BetKind.FIELD, 1)));
            case 14 -> new ActionBody.SwitchBets(id, table.roll(), List.of(Spot.of(BetKind.HARD_6)), true);
            default -> new ActionBody.BeReady(id, table.roll());
        };
    }

    private ActionBody bets(StateValue.Table table, BetKind kind) {
        return new ActionBody.PlaceBets(
                table.id(), table.roll(), List.of(wager(kind, 1 + random.below(3)), wager(BetKind.NEXT_7, 1)));
    }

    private static Wager wager(BetKind kind, int crap) {
        return new Wager(Spot.of(kind), Amount.crap(crap));
    }

    private int seatAt(StateValue.Table table) {
        for (StateValue.Chair chair : table.chairs()) {
            if (chair.player().equals(account())) {
                return chair.seat();
            }
        }
        return -1;
    }

    private boolean hasLineBet(StateTrie state, TableId table) {
        return state.get(StateKey.seat(table, account())) instanceof StateValue.Seat seat
                && seat.bets().stream()
                        .anyMatch(bet ->
                                bet.spot().kind() == BetKind.PASS || bet.spot().kind() == BetKind.DONT_PASS);
    }

    private PublicKey somebody() {
        List<SigningKey> players = world.stage().players();
        return players.get(random.below(players.size())).publicKey();
    }

    private static TableRules rules() {
        return new TableRules(
                "simulated",
                new Amount(1_000),
                Amount.crap(10),
                PayTableCodec.hash(StandardPayTable.payTable()),
                8,
                1,
                Amount.ZERO,
                0,
                60_000,
                true);
    }
}
