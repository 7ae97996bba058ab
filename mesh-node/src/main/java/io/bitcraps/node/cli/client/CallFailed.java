package io.bitcraps.node.cli.client;

/** A request that brought no usable answer. The message names the thing and the remedy, for people. */
public final class CallFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** Codes of our own; all others are those of the node's problems. */
    public static final String UNREACHABLE = "node-unreachable";

    public static final String UNINTELLIGIBLE = "unintelligible-answer";

    private final String code;

    public CallFailed(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** What went wrong, and what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
