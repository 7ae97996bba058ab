package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.Agenda;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.command.simulator.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What surrounds the validators of one run: time, links, machines, and who looks at them. One thread's own. */
final class World implements AutoCloseable {

    private static final long MAX_STEP_MS = 4_000;
    private static final long WATCH_MS = 250;
    /** One seed in so many also keeps a read model. */
    private static final int VIEWS_EVERY = 10;

    private final Stage stage;
    private final RunSettings settings;
    private final Agenda agenda = new Agenda();
    private final Trace trace = new Trace();
    private final Weather weather;
    private final Checks checks;
    private final Wire wire;
    private final Cuts cuts;
    private final List<Deed> deeds;
    private final List<Machine> machines = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();
    private final @Nullable ViewCheck view;

    World(Stage stage, RunSettings settings) {
        this.stage = stage;
        this.settings = settings;
        this.weather = new Weather(settings, random(0));
        this.checks = new Checks(this);
        this.deeds = deeds(settings, random(4));
        this.cuts = new Cuts(this, random(2), 2 * settings.nodes());
        this.wire = new Wire(this, random(1));
        for (int i = 0; i < settings.nodes(); i++) {
            machines.add(new Machine(this, i, i, deeds.get(i), random(100 + i)));
        }
        for (int i = 0; i < settings.nodes(); i++) {
            if (deeds.get(i) == Deed.RUNS_TWICE) {
                machines.add(new Machine(this, machines.size(), i, Deed.RUNS_TWICE, random(150 + i)));
            }
        }
        view = Math.floorMod(settings.seed(), VIEWS_EVERY) == 1 ? new ViewCheck(this, honest().getFirst()) : null;
        players.add(new Player(this, stage.bank(), random(200), true));
        for (int i = 0; i < stage.players().size(); i++) {
            players.add(new Player(this, stage.players().get(i), random(201 + i), false));
        }
    }

    /** One a validator: at most as many are not honest as the settings allow, and all of them beyond f run twice. */
    @SuppressWarnings("EnumOrdinal") // a deed drawn by lot
    private List<Deed> deeds(RunSettings settings, SplitMix64 random) {
        List<Deed> drawn = new ArrayList<>(Collections.nCopies(settings.nodes(), Deed.HONEST));
        boolean tooMany = settings.hasTooManyVillains();
        if (settings.villains() == 0 || !tooMany && !weather.has(Fault.VILLAINS)) {
            return drawn;
        }
        int left = tooMany ? settings.villains() : 1 + random.below(settings.villains());
        weather.note(Fault.VILLAINS);
        while (left > 0) {
            int validator = random.below(settings.nodes());
            Deed deed = Deed.values()[1 + random.below(Deed.values().length - 1)];
            if (drawn.get(validator) == Deed.HONEST) {
                drawn.set(validator, tooMany ? Deed.RUNS_TWICE : deed);
                left--;
            }
        }
        return drawn;
    }

    /** Of two machines of one validator each talks to half of the others; villains' firsts talk to firsts. */
    boolean talk(Machine one, Machine other) {
        return sees(one, other) && sees(other, one);
    }

    private boolean sees(Machine twin, Machine other) {
        if (twin.deed() != Deed.RUNS_TWICE) {
            return true;
        }
        boolean second = twin.number() >= settings.nodes();
        return other.deed() == Deed.RUNS_TWICE
                ? second == other.number() >= settings.nodes()
                : second == (other.number() % 2 == 0);
    }

    /** A stream of its own for each concern, so that leaving out one fault changes little else. */
    private SplitMix64 random(int concern) {
        return new SplitMix64(SplitMix64.mix(settings.seed() * 1_000 + concern));
    }

    Stage stage() {
        return stage;
    }

    RunSettings settings() {
        return settings;
    }

    Agenda agenda() {
        return agenda;
    }

    Trace trace() {
        return trace;
    }

    Weather weather() {
        return weather;
    }

    Checks checks() {
        return checks;
    }

    Wire wire() {
        return wire;
    }

    List<Deed> deeds() {
        return deeds;
    }

    Cuts cuts() {
        return cuts;
    }

    /** Machines start, players begin, and what goes wrong is put down. */
    void begin() {
        machines.forEach(Machine::start);
        players.forEach(Player::begin);
        cuts.begin();
        SplitMix64 random = random(3);
        setClocks(random);
        watch();
        if (weather.has(Fault.BIT_ROT) && villains() < stage.faulty()) {
            agenda.in(random.between(3_000, 20_000), () -> honest().getFirst().rots());
        }
        if (weather.has(Fault.BLACKOUT)) {
            agenda.in(random.between(500, 4_000), () -> {
                weather.note(Fault.BLACKOUT);
                machines.forEach(Machine::crash);
            });
        }
    }

    /** A validator that loses its log may have lost what its votes were for: it is one of the f. */
    private long villains() {
        return deeds.stream().filter(deed -> deed != Deed.HONEST).count();
    }

    private void watch() {
        honest().forEach(checks::holds);
        agenda.in(WATCH_MS, this::watch);
    }

    private void setClocks(SplitMix64 random) {
        agenda.in(random.between(200, 4_000), () -> {
            if (weather.has(Fault.CLOCK_STEPS)) {
                weather.note(Fault.CLOCK_STEPS);
                machines.get(random.below(machines.size())).stepsClock(random.between(-MAX_STEP_MS, MAX_STEP_MS));
                setClocks(random);
            }
        });
    }

    /** The read model that is kept, in some runs. */
    @Nullable
    ViewCheck view() {
        return view;
    }

    List<Machine> machines() {
        return machines;
    }

    List<Player> players() {
        return players;
    }

    List<Machine> honest() {
        return machines.stream().filter(Machine::isHonest).toList();
    }

    /** The honest machine that has most. */
    Machine longest() {
        Machine longest = honest().getFirst();
        for (Machine machine : honest()) {
            if (machine.height() > longest.height()) {
                longest = machine;
            }
        }
        return longest;
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
        }
    }
}
