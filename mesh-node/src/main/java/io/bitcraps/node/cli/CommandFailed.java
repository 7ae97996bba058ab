package io.bitcraps.node.cli;

/** A command that could not do what it was asked for: exit code 1. The message names the thing and the remedy. */
public final class CommandFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code stable, lower case with dashes, for scripts */
    public CommandFailed(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
