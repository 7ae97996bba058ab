package io.bitcraps.node.identity;

import java.nio.file.Path;

/** A keystore can't be used. The message names the file and the remedy, for the person at the terminal. */
public final class KeystoreRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, for programs. */
    public enum Reason {
        MISSING,
        ALREADY_EXISTS,
        LOOSE_PERMISSIONS,
        DAMAGED,
        UNKNOWN_VERSION,
        EXCESSIVE_COST,
        EMPTY_PASSPHRASE,
        WRONG_PASSPHRASE,
        NO_SUCH_SECRET,
        SECRET_ALREADY_THERE,
        WRONG_SEAL
    }

    private final Reason reason;

    KeystoreRefused(Reason reason, Path file, String whatAndRemedy) {
        super("keystore " + file + " " + whatAndRemedy);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
