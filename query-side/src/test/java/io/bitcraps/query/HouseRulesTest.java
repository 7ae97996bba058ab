package io.bitcraps.query;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.bitcraps.houserules.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses MODULE = HouseRules.mainClassesOf("io.bitcraps.query");

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.all().check(MODULE);
    }

    @Test
    void hasNoCircleOfPackages() {
        HouseRules.noCirclesBelow("io.bitcraps.query").check(MODULE);
    }

    @Test
    void importsNoModuleButEvents() {
        HouseRules.importsNothingOf("io.bitcraps.command..", "io.bitcraps.node..")
                .check(MODULE);
    }

    @Test
    void testsWithoutSleeping() {
        HouseRules.nothingSleeps().check(HouseRules.testClassesOf("io.bitcraps.query"));
    }
}
