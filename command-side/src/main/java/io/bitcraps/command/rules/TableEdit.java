package io.bitcraps.command.rules;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;

/** A table's leaf with some members changed: what an event changes is named, the rest stays. */
public final class TableEdit {

    private final Table old;
    private Phase phase;
    private long roll;
    private long handRolls;
    private long hands;
    private int point;
    private int shooter;
    private boolean locked;
    private long lastSettledMs;
    private Amount deposit;
    private Amount escrow;
    private Amount exposure;
    private List<PublicKey> invited;
    private List<Chair> chairs;

    private TableEdit(Table old) {
        this.old = old;
        phase = old.phase();
        roll = old.roll();
        handRolls = old.handRolls();
        hands = old.hands();
        point = old.point();
        shooter = old.shooter();
        locked = old.locked();
        lastSettledMs = old.lastSettledMs();
        deposit = old.deposit();
        escrow = old.escrow();
        exposure = old.exposure();
        invited = old.invited();
        chairs = old.chairs();
    }

    public static TableEdit of(Table old) {
        return new TableEdit(old);
    }

    public TableEdit phase(Phase value) {
        phase = value;
        return this;
    }

    public TableEdit roll(long value) {
        roll = value;
        return this;
    }

    /** Rolls of the running hand, and how many hands are finished. */
    public TableEdit hand(long rolls, long finished) {
        handRolls = rolls;
        hands = finished;
        return this;
    }

    public TableEdit point(int value) {
        point = value;
        return this;
    }

    public TableEdit shooter(int value) {
        shooter = value;
        return this;
    }

    public TableEdit locked(boolean value) {
        locked = value;
        return this;
    }

    public TableEdit lastSettledMs(long value) {
        lastSettledMs = value;
        return this;
    }

    public TableEdit deposit(Amount value) {
        deposit = value;
        return this;
    }

    public TableEdit escrow(Amount value) {
        escrow = value;
        return this;
    }

    public TableEdit exposure(Amount value) {
        exposure = value;
        return this;
    }

    public TableEdit invited(List<PublicKey> value) {
        invited = value;
        return this;
    }

    public TableEdit chairs(List<Chair> value) {
        chairs = value;
        return this;
    }

    public Table table() {
        return new Table(
                old.id(),
                old.creator(),
                old.rules(),
                phase,
                roll,
                handRolls,
                hands,
                point,
                shooter,
                locked,
                lastSettledMs,
                deposit,
                escrow,
                exposure,
                invited,
                chairs);
    }
}
