package io.bitcraps.houserules;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.bitcraps.houserules.circle.egg.Egg;
import io.bitcraps.houserules.circle.hen.Hen;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A rule that nobody has seen fail proves little. */
class HouseRulesCatchOffendersTest {

    private static final ArchRule PURE = PureRules.pure("io.bitcraps.houserules..");

    @ParameterizedTest
    @ValueSource(
            classes = {
                ReadsTheClock.class,
                ReadsNanoTime.class,
                DrawsRandomly.class,
                Locks.class,
                AsksItsThread.class,
                OpensAFile.class,
                Logs.class,
                KeepsAHashMap.class,
                CollectsInHashOrder.class,
                KeepsASaltedSet.class,
                CountsInDoubles.class,
                ReturnsAFloat.class,
                SwallowsEverything.class
            })
    void rejectsInAPurePackage(Class<?> offender) {
        assertTrue(violates(PURE, offender), offender.getSimpleName());
    }

    @Test
    void acceptsOrderedCollectionsResourcesAndRecordPatternsInAPurePackage() {
        assertFalse(violates(PURE, WellBehaved.class));
    }

    @Test
    void rejectsUndecidedNames() {
        assertTrue(violates(HouseRules.namesSayWhatAThingIs(), ChipManager.class));
        assertTrue(violates(HouseRules.namesSayWhatAThingIs(), AbstractTable.class));
        assertFalse(violates(HouseRules.namesSayWhatAThingIs(), Baseline.class));
    }

    @Test
    void rejectsStaticMutableState() {
        assertTrue(violates(HouseRules.noStaticMutableState(), CountsStatically.class));
    }

    @Test
    void rejectsOptionalFieldsAndParametersButNotResults() {
        assertTrue(violates(HouseRules.noOptionalFieldsOrParameters(), KeepsAnOptional.class));
        assertTrue(violates(HouseRules.noOptionalFieldsOrParameters(), TakesAnOptional.class));
        assertFalse(violates(HouseRules.noOptionalFieldsOrParameters(), ReturnsAnOptional.class));
    }

    @Test
    void rejectsSleeping() {
        assertTrue(violates(HouseRules.nothingSleeps(), Sleeps.class));
        assertTrue(violates(HouseRules.nothingSleeps(), SleepsInUnits.class));
    }

    @Test
    void rejectsAnImportAgainstTheDirection() {
        assertTrue(violates(HouseRules.importsNothingOf("org.slf4j.."), Logs.class));
    }

    @Test
    void rejectsPackagesInACircle() {
        var circle = new ClassFileImporter().importClasses(Hen.class, Egg.class);
        var half = new ClassFileImporter().importClasses(Hen.class);
        var rule = HouseRules.noCirclesBelow("io.bitcraps.houserules.circle");

        assertTrue(rule.evaluate(circle).hasViolation());
        assertFalse(rule.evaluate(half).hasViolation());
    }

    private static boolean violates(ArchRule rule, Class<?> type) {
        return rule.evaluate(new ClassFileImporter().importClasses(type)).hasViolation();
    }

    static final class ReadsTheClock {
        static long read() {
            return Instant.now().toEpochMilli();
        }
    }

    static final class ReadsNanoTime {
        static long read() {
            return System.nanoTime();
        }
    }

    static final class DrawsRandomly {
        static long draw() {
            return (long) (Math.random() * 6);
        }
    }

    static final class Locks {
        final ReentrantLock lock = new ReentrantLock();
    }

    static final class AsksItsThread {
        static boolean interrupted() {
            return Thread.interrupted();
        }
    }

    static final class OpensAFile {
        static boolean open(String name) {
            return new java.io.File(name).exists();
        }
    }

    static final class Logs {
        static void log() {
            LoggerFactory.getLogger(Logs.class).info("rolled");
        }
    }

    static final class KeepsAHashMap {
        final Map<String, String> map = new HashMap<>();
    }

    static final class CollectsInHashOrder {
        static Set<String> collect(Stream<String> names) {
            return names.collect(Collectors.toSet());
        }
    }

    static final class KeepsASaltedSet {
        final Set<String> set = Set.of("4", "10");
    }

    record CountsInDoubles(double amount) {}

    static final class ReturnsAFloat {
        static float half() {
            return 0.5f;
        }
    }

    static final class SwallowsEverything {
        static int parse(String text) {
            try {
                return Integer.parseInt(text);
            } catch (RuntimeException e) {
                return 0;
            }
        }
    }

    static final class WellBehaved implements AutoCloseable {

        record Pair(long left, long right) {}

        static Map<String, List<String>> group(Stream<String> names) {
            return names.collect(Collectors.groupingBy(name -> name, LinkedHashMap::new, Collectors.toList()));
        }

        static long sum(Object any) {
            try (var _ = new WellBehaved()) {
                return any instanceof Pair(var left, var right) ? Math.addExact(left, right) : 0;
            } catch (ArithmeticException e) {
                return -1;
            }
        }

        @Override
        public void close() {}
    }

    static final class Sleeps {
        static void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static final class SleepsInUnits {
        static void sleep() throws InterruptedException {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    static final class ChipManager {}

    static final class AbstractTable {}

    static final class Baseline {}

    static final class CountsStatically {
        static int count;
    }

    record KeepsAnOptional(Optional<String> name) {}

    static final class TakesAnOptional {
        static boolean take(Optional<String> name) {
            return name.isPresent();
        }
    }

    static final class ReturnsAnOptional {
        static Optional<String> find() {
            return Optional.of("it");
        }
    }
}
