package io.bitcraps.houserules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The rules that hold in every module, pure or not. {@link PureRules} has those of the pure packages. */
public final class HouseRules {

    /** A technology and the packages that may know it. */
    private record Wall(List<String> technology, List<String> homes, String replacement) {}

    private static final List<Wall> WALLS = List.of(
            new Wall(
                    List.of("org.bouncycastle.."),
                    List.of("io.bitcraps.events.crypto..", "io.bitcraps.node.identity.."),
                    "io.bitcraps.events.crypto"),
            new Wall(
                    List.of("com.amazon.corretto.."),
                    List.of("io.bitcraps.events.crypto.."),
                    "io.bitcraps.events.crypto"),
            new Wall(
                    List.of("supranational.."),
                    List.of("io.bitcraps.command.beacon.key"),
                    "io.bitcraps.command.beacon.key"),
            new Wall(
                    List.of("org.axonframework.."),
                    // The query root holds the wiring, the node's runtime the source of the events.
                    List.of(
                            "io.bitcraps.command.axon..",
                            "io.bitcraps.query",
                            "io.bitcraps.query.feed..",
                            "io.bitcraps.node.runtime.."),
                    "a port of io.bitcraps.command.axon or io.bitcraps.query.feed"),
            new Wall(
                    List.of("io.netty.."),
                    // The read side's is Micronaut's, and goes with it.
                    List.of("io.bitcraps.node.transport..", "io.bitcraps.query.connection.."),
                    "a port of io.bitcraps.node.transport"),
            new Wall(
                    List.of("org.freedesktop.."),
                    List.of("io.bitcraps.node.transport.ble.."),
                    "a port of io.bitcraps.node.transport"),
            new Wall(List.of("org.sqlite.."), List.of("io.bitcraps.node.store.."), "a port of io.bitcraps.node.store"),
            new Wall(
                    List.of("io.micronaut.."),
                    List.of("io.bitcraps.query.."),
                    "an entry point of io.bitcraps.query without Micronaut types"));

    private static final DescribedPredicate<HasModifiers> WRITTEN_BY_HAND = DescribedPredicate.describe(
            "are written by hand", member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC));

    private HouseRules() {}

    /** The production classes under a package: not its tests, and not what an annotation processor wrote. */
    public static JavaClasses mainClassesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .withImportOption(location -> !location.matches(Pattern.compile(".*/\\$[^/]*\\.class")))
                .importPackages(rootPackage);
    }

    /** The tests under a package, without what JMH generates for the benchmarks among them. */
    public static JavaClasses testClassesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .withImportOption(location -> !location.contains("/jmh_generated/"))
                .importPackages(rootPackage);
    }

    /** What every module holds. */
    public static ArchRule all() {
        return CompositeArchRule.of(technologiesStayAtHome())
                .and(namesSayWhatAThingIs())
                .and(noStaticMutableState())
                .and(noOptionalFieldsOrParameters())
                .and(everyPackageIsNullMarked());
    }

    public static ArchRule importsNothingOf(String... packages) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("imports go query-side -> events <- command-side <- mesh-node (-> query-side): move what both"
                        + " sides share to io.bitcraps.events, or let the upper module pass it in through a port")
                .allowEmptyShould(true);
    }

    /** Packages right below {@code root}, each with all below it, do not import each other in a circle. */
    public static ArchRule noCirclesBelow(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because(
                        "a circle of packages is one package that nobody can read in a sitting: move what both need to a"
                                + " third, or let the upper one implement a port of the lower");
    }

    public static ArchRule technologiesStayAtHome() {
        return CompositeArchRule.of(
                WALLS.stream().map(HouseRules::technologyStaysAtHome).toList());
    }

    private static ArchRule technologyStaysAtHome(Wall wall) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(wall.homes().toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(wall.technology().toArray(String[]::new))
                .because("a technology lives in one package, so that it can leave: use " + wall.replacement())
                .allowEmptyShould(true);
    }

    public static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveNameMatching("(.*[.$])?(\\w*(Manager|Utils?|Impl|Data|Info)|(Base|Abstract)[A-Z]\\w*)")
                .because(
                        "those words mean undecided: name the one thing that it does, or the technology that it adapts")
                .allowEmptyShould(true);
    }

    public static ArchRule noStaticMutableState() {
        return fields().that(WRITTEN_BY_HAND)
                .and()
                .areStatic()
                .should()
                .beFinal()
                .because("order must be visible: make it a field of the object that owns it, and pass that object on")
                .allowEmptyShould(true);
    }

    public static ArchRule noOptionalFieldsOrParameters() {
        var because = "absence belongs in a type: use a sealed case or a @Nullable component";
        return CompositeArchRule.of(noFields()
                        .that(WRITTEN_BY_HAND)
                        .should()
                        .haveRawType(Optional.class)
                        .because(because)
                        .allowEmptyShould(true))
                .and(noMethods()
                        .that(WRITTEN_BY_HAND)
                        .should()
                        .haveRawParameterTypes(takesAnOptional())
                        .because(because)
                        .allowEmptyShould(true));
    }

    private static DescribedPredicate<List<JavaClass>> takesAnOptional() {
        return DescribedPredicate.describe(
                "containing Optional", types -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class)));
    }

    public static ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type,
                                    type.getPackageName() + " has no @NullMarked package-info: " + type.getName()));
                        }
                    }
                })
                .because("NullAway checks marked packages only: add a package-info that says what the package is for")
                .allowEmptyShould(true);
    }

    public static ArchRule nothingSleeps() {
        return noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "sleeps",
                        call -> call.getName().equals("sleep")
                                && (call.getTargetOwner().isEquivalentTo(Thread.class)
                                        || call.getTargetOwner().isEquivalentTo(TimeUnit.class))))
                .because("a sleep tests the test: use virtual time, or wait for the event with a latch and a limit")
                .allowEmptyShould(true);
    }
}
