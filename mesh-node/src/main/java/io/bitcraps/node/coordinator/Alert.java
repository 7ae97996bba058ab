package io.bitcraps.node.coordinator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.events.id.ChainId;

/**
 * What people must look at soon.
 *
 * @param sentence for people
 * @param timeMs when the node saw it, by its own clock
 */
record Alert(Cause cause, String sentence, long timeMs) {

    enum Cause {
        /** The node stopped, as going on might sign a lie. */
        HALTED("halted"),
        /** A validator signed what contradicts itself. */
        EVIDENCE("evidence"),
        /** This validator votes no more in this epoch. */
        ONLY_FOLLOWS("only-follows");

        private final String text;

        Cause(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** @param validator name of the validator that says so */
    String json(ChainId chain, String validator) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("alert", cause.text())
                .put("chain", chain.text())
                .put("validator", validator)
                .put("sentence", sentence)
                .put("timeMs", timeMs)
                .toString();
    }
}
