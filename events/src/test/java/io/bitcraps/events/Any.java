package io.bitcraps.events;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Any value of the published language, made from the shape of its type: a record from its components, a sealed
 * interface from its cases, so that a new case is tested the day it is written.
 */
public final class Any {

    private static final long MAX_MICRO = 21_000_000_000_000L;

    private Any() {}

    public static <T> Arbitrary<T> of(Class<T> type) {
        return special(type).orElseGet(() -> shaped(type)).map(type::cast);
    }

    private static Optional<Arbitrary<?>> special(Class<?> type) {
        @Nullable Arbitrary<?> arbitrary = null;
        if (type == Amount.class) {
            arbitrary = Arbitraries.longs().between(0, MAX_MICRO).map(Amount::new);
        } else if (type == PublicKey.class) {
            arbitrary = keys();
        } else if (type == ChainId.class) {
            arbitrary = names(ChainId.MAX_LENGTH).map(ChainId::new);
        } else if (type == TableId.class) {
            arbitrary = names(TableId.MAX_LENGTH).map(TableId::new);
        } else if (type == SignedAction.class) {
            arbitrary = actionsOf(Keys.ALICE.publicKey()).map(action -> ActionCodec.sign(action, Keys.ALICE));
        } else if (type == Action.class) {
            arbitrary = keys().flatMap(Any::actionsOf);
        } else if (type == Event.Transferred.class) {
            arbitrary = shaped(Event.Transferred.class)
                    .filter(transferred -> !transferred.from().equals(transferred.to()));
        }
        return Optional.ofNullable(arbitrary);
    }

    private static <T> Arbitrary<T> shaped(Class<T> type) {
        if (type.isSealed()) {
            List<Arbitrary<? extends T>> cases = new ArrayList<>();
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                cases.add(of(permitted.asSubclass(type)));
            }
            return Arbitraries.oneOf(cases);
        }
        if (type.isEnum()) {
            return Arbitraries.of(type.getEnumConstants());
        }
        List<Arbitrary<Object>> components = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component(component).asGeneric());
            types.add(component.getType());
        }
        return Combinators.combine(components).as(values -> construct(type, types, values));
    }

    private static <T> T construct(Class<T> type, List<Class<?>> types, List<Object> values) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + type.getSimpleName() + " of " + values, e);
        }
    }

    private static Arbitrary<?> component(RecordComponent component) {
        Type type = component.getGenericType();
        if (type == String.class) {
            return text(component.getName());
        }
        if (type == int.class) {
            return integers(component.getName());
        }
        if (type == long.class) {
            return component.getDeclaringRecord().getPackageName().endsWith(".id")
                            && component.getDeclaringRecord().getRecordComponents().length == 4
                    ? Arbitraries.longs()
                    : Arbitraries.longs().greaterOrEqual(0);
        }
        if (type == boolean.class) {
            return Arbitraries.of(true, false);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return of((Class<?>) list.getActualTypeArguments()[0]).list().ofMaxSize(4);
        }
        return of((Class<?>) type);
    }

    private static Arbitrary<Integer> integers(String name) {
        return switch (name) {
            case "number" -> Arbitraries.integers().between(0, 12);
            case "first", "second" -> Arbitraries.integers().between(1, 6);
            default -> Arbitraries.integers();
        };
    }

    private static Arbitrary<String> text(String name) {
        return switch (name) {
            case "memo" -> hex(0, 32);
            case "first", "second" -> hex(84, 116);
            case "signature" -> hex(48, 48);
            default -> texts();
        };
    }

    /** Of all planes, control characters and the characters that are escaped among them; at most 64 bytes of UTF-8. */
    public static Arbitrary<String> texts() {
        Arbitrary<Integer> plain = Arbitraries.integers().between(0x20, 0x7f);
        Arbitrary<Integer> escaped = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x1f), Arbitraries.of((int) '"', (int) '\\', (int) '/'));
        Arbitrary<Integer> beyond = Arbitraries.oneOf(
                Arbitraries.integers().between(0x80, 0xd7ff),
                Arbitraries.integers().between(0xe000, 0x10ffff));
        return Arbitraries.frequencyOf(Tuple.of(6, plain), Tuple.of(1, escaped), Tuple.of(1, beyond))
                .list()
                .ofMaxSize(16)
                .map(points -> points.stream().map(Character::toString).reduce("", String::concat));
    }

    private static Arbitrary<String> names(int maxLength) {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(maxLength);
    }

    private static Arbitrary<String> hex(int minBytes, int maxBytes) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(minBytes)
                .ofMaxSize(maxBytes)
                .map(HexFormat.of()::formatHex);
    }

    private static Arbitrary<PublicKey> keys() {
        return Arbitraries.bytes().array(byte[].class).ofSize(PublicKey.BYTES).map(PublicKey::of);
    }

    private static Arbitrary<Action> actionsOf(PublicKey account) {
        return Combinators.combine(
                        of(ChainId.class),
                        Arbitraries.oneOf(Arbitraries.just(Nonce.ZERO), of(Nonce.class)),
                        of(Height.class),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(0),
                        of(ActionBody.class))
                .as((chain, nonce, height, time, proof, body) -> new Action(
                        chain,
                        account,
                        nonce,
                        height,
                        time,
                        nonce.equals(Nonce.ZERO) ? proof : Action.NO_PROOF_OF_WORK,
                        body));
    }
}
