package io.bitcraps.command.rules;

import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.money.Amount;
import java.util.List;
import java.util.stream.Collectors;

/** How tests read what was decided. */
public final class Answers {

    private Answers() {}

    /** The reason's text if the action was refused, else {@code ok}. */
    public static String verdict(List<Event> events) {
        return events.stream()
                .filter(Event.ActionRefused.class::isInstance)
                .map(event -> ((Event.ActionRefused) event).reason().text())
                .findFirst()
                .orElse("ok");
    }

    public static Amount fits(List<Event> events) {
        return ((Event.ActionRefused) events.getLast()).fits();
    }

    /** The simple names of the events, in order. */
    public static String names(List<Event> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).collect(Collectors.joining(" "));
    }

    /** The one event of that type. */
    public static <E extends Event> E the(Class<E> type, List<Event> events) {
        List<E> found = events.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type.getSimpleName() + " in " + events);
        }
        return found.getFirst();
    }

    /** {@code COME@6 WON 10 10 0}: spot, outcome, stake, winnings, number travelled to. */
    public static String results(Event.Settled settled) {
        return settled.results().stream().map(Answers::result).collect(Collectors.joining(", "));
    }

    private static String result(Result result) {
        Spot spot = result.spot();
        String place = spot.kind() + (spot.number() == 0 ? "" : "@" + spot.number());
        return place + " " + result.outcome() + " " + result.stake() + " " + result.winnings() + " " + result.to();
    }
}
