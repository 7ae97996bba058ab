package io.bitcraps.events.log.note;

import io.bitcraps.events.id.ChainId;

/** The names under which a chain's log and its cosigners sign: schema-less URLs, as C2SP recommends. */
public final class Origin {
    private static final String PREFIX = "bitcraps.example/";

    private Origin() {}

    /** First line of every checkpoint of the chain, and the key name of its log lines. */
    public static String of(ChainId chain) {
        return PREFIX + chain.text();
    }

    /**
     * Key name of a validator's cosignatures. By index, as validators are free in how they call themselves.
     *
     * @param validator index in the committee
     */
    public static String cosigner(ChainId chain, int validator) {
        return of(chain) + "/validator/" + validator;
    }
}
