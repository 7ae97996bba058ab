package io.bitcraps.command;

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
    void importsNoModuleButEvents() {
        HouseRules.importsNothingOf("io.bitcraps.query..", "io.bitcraps.node..").check(MODULE);
    }

    @Test
    void keepsRulesConsensusBeaconAndBlocksPure() {
        PureRules.pure(
                        "io.bitcraps.command.rules..",
                        "io.bitcraps.command.consensus..",
                        "io.bitcraps.command.beacon..",
                        "io.bitcraps.command.block..")
                .check(MODULE);
    }

    @Test
    void testsWithoutSleeping() {
        HouseRules.nothingSleeps().check(HouseRules.testClassesOf("io.bitcraps.command"));
    }
}
