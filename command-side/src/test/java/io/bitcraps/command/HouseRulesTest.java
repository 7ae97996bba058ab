package io.bitcraps.command;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.bitcraps.houserules.HouseRules;
import io.bitcraps.houserules.PureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses MODULE = HouseRules.mainClassesOf("io.bitcraps.command");

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.all().check(MODULE);
    }

    @Test
    void hasNoCircleOfPackages() {
        HouseRules.noCirclesBelow("io.bitcraps.command").check(MODULE);
    }

    @Test
    void importsNoModuleButEvents() {
        HouseRules.importsNothingOf("io.bitcraps.query..", "io.bitcraps.node..").check(MODULE);
    }

    @Test
    void keepsRulesConsensusBeaconAndBlocksPure() {
        var pure = resideInAnyPackage(
                "io.bitcraps.command.rules..",
                "io.bitcraps.command.consensus..",
                "io.bitcraps.command.beacon..",
                "io.bitcraps.command.block..",
                "io.bitcraps.command.audit..",
                "io.bitcraps.command.simulator..");
        // jblst has but one exception for bad bytes, RuntimeException, and one class of ours that may catch it. In a
        // simulated machine a replica's bug becomes the run's outcome.
        var catchesWhatBreaks =
                nameMatching("io\\.bitcraps\\.command\\.(beacon\\.key\\.BlstDecoder|simulator\\.SimulatedNode)");

        PureRules.pure(pure.and(DescribedPredicate.not(catchesWhatBreaks))).check(MODULE);
    }

    @Test
    void testsWithoutSleeping() {
        HouseRules.nothingSleeps().check(HouseRules.testClassesOf("io.bitcraps.command"));
    }
}
