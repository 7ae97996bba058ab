package io.bitcraps.node.cli.play;

import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How amounts, keys, tables and bets stand on the command line; what is none is a usage error with a sentence. */
public final class Texts {

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,8})(?:\\.([0-9]{1,6}))?");
    private static final Pattern SPOT = Pattern.compile("([a-z0-9-]+)(?:@([0-9]{1,2}))?");

    private Texts() {}

    /** Teaches the command line these types. */
    public static void register(CommandLine commands) {
        commands.registerConverter(Amount.class, Texts::amount);
        commands.registerConverter(PublicKey.class, text -> parsed(text, PublicKey::parse, "a key"));
        commands.registerConverter(TableId.class, text -> parsed(text, TableId::new, "a table"));
        commands.registerConverter(Wager.class, Texts::wager);
    }

    /** CRAP with at most six decimals: {@code 12}, {@code 1.5}. */
    static Amount amount(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text
                            + "' is no amount: it takes CRAP below a hundred million with at most six decimals, such as 12 or 1.5");
        }
        String decimals = matcher.group(2) == null ? "" : matcher.group(2);
        long micro = Long.parseLong(matcher.group(1)) * Amount.MICRO_PER_CRAP
                + Long.parseLong((decimals + "000000").substring(0, 6));
        return new Amount(micro);
    }

    /** {@code pass=5}, {@code odds-come@6=10}. */
    static Wager wager(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new TypeConversionException(
                    "'" + text + "' is no wager: it takes BET=AMOUNT or BET@NUMBER=AMOUNT, such as pass=5");
        }
        return new Wager(spot(text.substring(0, equals)), amount(text.substring(equals + 1)));
    }

    /** {@code pass}, {@code come@6}. */
    static Spot spot(String text) {
        Matcher matcher = SPOT.matcher(text);
        if (matcher.matches()) {
            for (BetKind kind : BetKind.values()) {
                if (kind.text().equals(matcher.group(1))) {
                    String number = matcher.group(2);
                    return parsed(
                            text, whole -> new Spot(kind, number == null ? 0 : Integer.parseInt(number)), "a bet");
                }
            }
        }
        String bets = Arrays.stream(BetKind.values()).map(BetKind::text).collect(Collectors.joining(", "));
        throw new TypeConversionException(
                "'" + text + "' is no bet: it takes one of " + bets + ", with @NUMBER for come bets that travelled");
    }

    /** Why the rules refused an action, in words. */
    public static String reason(String refusal) {
        for (RefusalReason reason : RefusalReason.values()) {
            if (reason.text().equals(refusal)) {
                return reason.sentence();
            }
        }
        return "for a reason this program does not know (" + refusal + ")";
    }

    /** Whatever a stranger wrote, without what would move the cursor or reorder the line. */
    public static String printable(String text) {
        return text.codePoints()
                .mapToObj(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> "\ufffd";
                    default -> Character.toString(point);
                })
                .collect(Collectors.joining());
    }

    private static <T> T parsed(String text, Function<String, T> parse, String what) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is not " + what + ": " + e.getMessage());
        }
    }
}
