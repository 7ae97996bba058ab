package io.bitcraps.node.config;

/** Opens the values that stand sealed in a settings file. */
public interface Seals {

    /** Of a program that has no use for secrets: what is sealed stays sealed. */
    Seals LEFT_CLOSED = (setting, underSeal) -> underSeal;

    /**
     * The value under the seal, or the argument itself to leave it closed.
     *
     * @param underSeal as it stands in the file
     */
    String open(Setting setting, String underSeal) throws Unopened;

    /** A seal did not open; the message says why and never what is under it. */
    final class Unopened extends Exception {
        private static final long serialVersionUID = 1L;

        public Unopened(String sentence) {
            super(sentence);
        }
    }
}
