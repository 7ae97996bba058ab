package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeHealthTest {

    private static final PlayedChain PLAYED = new PlayedChain(5, 0);

    private final NodeHealth health = new NodeHealth();
    private String complaint = "";
    private final Service mesh = Service.of("mesh", List.of(), () -> {}, () -> {}, () -> complaint);

    private StatusServer.Answer report() {
        return health.report(PLAYED.genesis, List.of(mesh));
    }

    private void live() throws Exception {
        mesh.start();
        health.enter(Phase.LIVE);
        health.allStarted();
    }

    @Test
    void aNodeOpensFirstAndIsNotReady() {
        assertEquals(Phase.OPENING, health.phase());
        assertEquals(new StatusServer.Answer(false, "application/json", "{\"phase\":\"Opening\"}"), health.readiness());
    }

    @Test
    void isReadyOnceLiveWithAllServicesStarted() throws Exception {
        mesh.start();
        health.enter(Phase.LIVE);
        assertFalse(health.readiness().good());

        health.allStarted();

        assertEquals(new StatusServer.Answer(true, "application/json", "{\"phase\":\"Live\"}"), health.readiness());
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "LIVE")
    void isReadyInNoOtherPhase(Phase phase) {
        health.allStarted();
        health.enter(phase);

        assertFalse(health.readiness().good());
        assertTrue(health.readiness().body().contains(phase.text()));
    }

    @Test
    void reportsEveryServiceWithItsComplaint() throws Exception {
        live();
        complaint = "linked to 1 other \"validator\"";

        StatusServer.Answer answer = report();

        assertFalse(answer.good());
        assertEquals(
                "{\"phase\":\"Live\",\"chain\":\"" + PLAYED.genesis.chain() + "\",\"beaconKeys\":\"dealt\","
                        + "\"failure\":\"\",\"services\":[{\"name\":\"mesh\","
                        + "\"complaint\":\"linked to 1 other \\\"validator\\\"\"}],\"evidence\":[],"
                        + "\"convictions\":[],\"healthy\":false}",
                answer.body());
    }

    @Test
    void isHealthyAgainWhenAServiceStopsComplaining() throws Exception {
        live();
        complaint = "linked to nobody";
        assertFalse(report().good());

        complaint = "";

        assertTrue(report().good());
        assertTrue(report().body().endsWith("\"healthy\":true}"));
    }

    @Test
    void isUnhealthyWhileAServiceDoesNotRun() {
        assertFalse(report().good());
        assertTrue(report().body().contains("it is not running"));
    }

    @Test
    void aFailureStays() throws Exception {
        live();

        health.failed("this validator only follows: its journal is gone");
        health.enter(Phase.LIVE);

        assertFalse(report().good());
        assertTrue(report().body().contains("\"failure\":\"this validator only follows: its journal is gone\""));
        assertTrue(health.readiness().good(), "it still serves reads and follows");
    }

    @Test
    void theFirstFailureIsTheOneThatIsTold() throws Exception {
        live();
        health.failed("the first");

        health.failed("what followed from it");

        assertTrue(report().body().contains("\"failure\":\"the first\""));
    }

    @Test
    void aHaltIsForGood() throws Exception {
        live();

        health.enter(Phase.HALTED);
        health.enter(Phase.STOPPING);
        health.enter(Phase.LIVE);

        assertEquals(Phase.HALTED, health.phase());
        assertFalse(report().good());
        assertFalse(health.readiness().good());
    }
}
