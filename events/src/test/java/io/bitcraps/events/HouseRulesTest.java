package io.bitcraps.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.bitcraps.houserules.HouseRules;
import io.bitcraps.houserules.PureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses MODULE = HouseRules.mainClassesOf("io.bitcraps.events");

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.all().check(MODULE);
    }

    @Test
    void hasNoCircleOfPackages() {
        HouseRules.noCirclesBelow("io.bitcraps.events").check(MODULE);
    }

    @Test
    void importsNoOtherModule() {
        HouseRules.importsNothingOf("io.bitcraps.command..", "io.bitcraps.query..", "io.bitcraps.node..")
                .check(MODULE);
    }

    @Test
    void knowsNoSerializationLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "tools.jackson..", "com.google.gson..", "jakarta.json..")
                .because("we hash and sign only bytes that our pinned codec wrote: use the canonical codec")
                .allowEmptyShould(true)
                .check(MODULE);
    }

    @Test
    void isPureButForTheLoadingOfCryptoProviders() {
        var loadsProviders = nameMatching("io\\.bitcraps\\.events\\.crypto\\.\\w*Provider.*");

        PureRules.pure(resideInAnyPackage("io.bitcraps.events..").and(DescribedPredicate.not(loadsProviders)))
                .check(MODULE);
    }

    @Test
    void testsWithoutSleeping() {
        HouseRules.nothingSleeps().check(HouseRules.testClassesOf("io.bitcraps.events"));
    }
}
