package io.bitcraps.node;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.bitcraps.houserules.HouseRules;
import io.bitcraps.houserules.PureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses MODULE = HouseRules.mainClassesOf("io.bitcraps.node");

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.all().check(MODULE);
    }

    @Test
    void hasNoCircleOfPackages() {
        HouseRules.noCirclesBelow("io.bitcraps.node").check(MODULE);
    }

    @Test
    void keepsRoutingAndDiscoveryPure() {
        PureRules.pure("io.bitcraps.node.mesh..").check(MODULE);
    }

    @Test
    void keepsTheFollowerPure() {
        PureRules.pure("io.bitcraps.node.follow").check(MODULE);
    }

    @Test
    void testsWithoutSleeping() {
        HouseRules.nothingSleeps().check(HouseRules.testClassesOf("io.bitcraps.node"));
    }
}
