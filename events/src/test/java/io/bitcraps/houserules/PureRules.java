package io.bitcraps.houserules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a pure package must not do, so that a failing run replays from a seed. */
public final class PureRules {

    /** Hidden inputs and outputs by type, each with what to use instead. */
    private record Ban(String types, String replacement) {}

    private static final List<Ban> BANS = List.of(
            new Ban("java\\.time\\.(Clock|InstantSource)", "the time that comes in with the input"),
            new Ban(
                    "java\\.util\\.(Random|SplittableRandom)|java\\.util\\.random\\..*|java\\.security\\.SecureRandom"
                            + "|java\\.util\\.concurrent\\.ThreadLocalRandom",
                    "random bytes that come in with the input"),
            new Ban(
                    "java\\.lang\\.(Thread(\\$.*)?|VirtualThread)|java\\.util\\.(Timer|TimerTask)"
                            + "|java\\.util\\.concurrent\\.(Executor\\w*|ScheduledExecutorService|ForkJoin\\w*"
                            + "|ThreadPoolExecutor|CompletableFuture|CountDownLatch|Semaphore|.*Queue)"
                            + "|java\\.util\\.concurrent\\.locks\\..*",
                    "an effect returned to the runtime: one thread owns the core"),
            new Ban(
                    // Serializable marks every exception and lambda of the JDK and does no I/O.
                    "java\\.io\\.(?!Serializable$).*|java\\.nio\\.(file|channels)\\..*|java\\.net\\..*|java(x)?\\.sql\\..*",
                    "bytes that come in with the input, an effect that goes out, or a port that the runtime implements"),
            new Ban(
                    "org\\.slf4j\\..*|java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger.*",
                    "an effect or a named result that the runtime logs"),
            new Ban(
                    "java\\.util\\.(HashMap|HashSet|IdentityHashMap|Hashtable|WeakHashMap)"
                            + "|java\\.util\\.concurrent\\.ConcurrentHashMap",
                    "LinkedHashMap, TreeMap, EnumMap or LinkedHashSet, TreeSet, EnumSet, which have an order"));

    private static final Set<String> HASHING_COLLECTORS = Set.of(
            "toMap",
            "toSet",
            "groupingBy",
            "toUnmodifiableMap",
            "toUnmodifiableSet",
            "toConcurrentMap",
            "groupingByConcurrent");

    private PureRules() {}

    public static ArchRule pure(String... packages) {
        return pure(JavaClass.Predicates.resideInAnyPackage(packages));
    }

    /** For a package with an exempt class. */
    public static ArchRule pure(DescribedPredicate<? super JavaClass> pure) {
        return CompositeArchRule.of(BANS.stream().map(ban -> bans(pure, ban)).toList())
                .and(readsNoClock(pure))
                .and(drawsNothing(pure))
                .and(hasNoHiddenOrder(pure))
                .and(usesNoFloatingPoint(pure))
                .and(catchesOnlyWhatItKnows(pure));
    }

    private static ArchRule bans(DescribedPredicate<? super JavaClass> pure, Ban ban) {
        return noClasses()
                .that(pure)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(ban.types())
                .because("a failing run must replay from a seed: use " + ban.replacement())
                .allowEmptyShould(true);
    }

    private static ArchRule readsNoClock(DescribedPredicate<? super JavaClass> pure) {
        return calls(
                pure,
                "read a clock",
                call -> (targets(call, System.class)
                                && Set.of("currentTimeMillis", "nanoTime").contains(call.getName()))
                        || (call.getTargetOwner().getPackageName().startsWith("java.time")
                                && call.getName().equals("now")),
                "time is an input: use the time that comes in with it");
    }

    private static ArchRule drawsNothing(DescribedPredicate<? super JavaClass> pure) {
        return calls(
                pure,
                "draw random values",
                call -> (targets(call, Math.class) && call.getName().equals("random"))
                        || (call.getTargetOwner().getName().equals("java.util.UUID")
                                && call.getName().equals("randomUUID"))
                        || (call.getTargetOwner().getName().equals("java.util.Collections")
                                && call.getName().equals("shuffle")),
                "randomness is an input: use the bytes that come in with it");
    }

    private static ArchRule hasNoHiddenOrder(DescribedPredicate<? super JavaClass> pure) {
        return calls(
                pure,
                "collect into hash order",
                call -> collectsIntoHashOrder(call) || makesASaltedCollection(call),
                "iteration order is hidden input: use toCollection(TreeSet::new), the overload with a map factory,"
                        + " or an unmodifiable view of an EnumSet, LinkedHashMap or TreeMap");
    }

    private static boolean collectsIntoHashOrder(JavaCall<?> call) {
        return targets(call, Collectors.class)
                && HASHING_COLLECTORS.contains(call.getName())
                && parameters(call).stream().noneMatch(type -> type.isEquivalentTo(Supplier.class));
    }

    // Set.of and Map.of iterate in an order that each JVM draws at its start; one element has only one order.
    private static boolean makesASaltedCollection(JavaCall<?> call) {
        return switch (call.getName()) {
            case "of" ->
                targets(call, Set.class)
                                && (parameters(call).size() > 1
                                        || parameters(call).stream().anyMatch(JavaClass::isArray))
                        || targets(call, Map.class) && parameters(call).size() > 2;
            case "copyOf" -> targets(call, Set.class) || targets(call, Map.class);
            case "ofEntries" -> targets(call, Map.class);
            default -> false;
        };
    }

    private static List<JavaClass> parameters(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes();
    }

    private static ArchRule calls(
            DescribedPredicate<? super JavaClass> pure, String what, Predicate<JavaCall<?>> forbidden, String because) {
        return noClasses()
                .that(pure)
                .should()
                .callCodeUnitWhere(describe(what, forbidden))
                .because(because)
                .allowEmptyShould(true);
    }

    private static boolean targets(JavaCall<?> call, Class<?> owner) {
        return call.getTargetOwner().isEquivalentTo(owner);
    }

    private static ArchRule usesNoFloatingPoint(DescribedPredicate<? super JavaClass> pure) {
        var because = "rounding differs from what people count: use checked long micro-CRAP, and rationals for odds";
        return CompositeArchRule.of(noFields()
                        .that()
                        .areDeclaredInClassesThat(pure)
                        .should()
                        .haveRawType(floatingPoint())
                        .because(because)
                        .allowEmptyShould(true))
                .and(noCodeUnits()
                        .that()
                        .areDeclaredInClassesThat(pure)
                        .should()
                        .haveRawReturnType(floatingPoint())
                        .orShould()
                        .haveRawParameterTypes(describe(
                                "with float or double",
                                (List<JavaClass> types) -> types.stream().anyMatch(floatingPoint())))
                        .because(because)
                        .allowEmptyShould(true));
    }

    private static DescribedPredicate<JavaClass> floatingPoint() {
        return describe(
                "float or double",
                type -> Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                        .contains(type.getBaseComponentType().getName()));
    }

    private static ArchRule catchesOnlyWhatItKnows(DescribedPredicate<? super JavaClass> pure) {
        return noCodeUnits()
                .that()
                .areDeclaredInClassesThat(pure)
                .should(catchEverything())
                .because("a swallowed bug forks the chain: catch what can be answered, let the rest halt the node")
                .allowEmptyShould(true);
    }

    // Not Throwable: javac itself catches that, for try-with-resources and for record patterns.
    private static ArchCondition<JavaCodeUnit> catchEverything() {
        return new ArchCondition<>("catch Exception or RuntimeException") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                var everything = unit.getTryCatchBlocks().stream()
                        .flatMap(block -> block.getCaughtThrowables().stream())
                        .anyMatch(caught -> caught.isEquivalentTo(Exception.class)
                                || caught.isEquivalentTo(RuntimeException.class));
                events.add(new SimpleConditionEvent(unit, everything, unit.getFullName() + " catches everything"));
            }
        };
    }
}
