package io.bitcraps.node.ceremony;

/** The ceremony cannot go on as it stands: one sentence on who or what is to blame and what helps. */
public final class CeremonyFailed extends Exception {

    private static final long serialVersionUID = 1L;

    public CeremonyFailed(String sentence) {
        super(sentence);
    }
}
