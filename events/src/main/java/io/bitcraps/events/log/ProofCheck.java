package io.bitcraps.events.log;

/** What the check of a Merkle proof found; the reasons in the order in which they are looked for. */
public enum ProofCheck {
    VALID("the proof holds"),
    OUT_OF_RANGE("the index or the sizes are out of range"),
    WRONG_LENGTH("the proof has not as many hashes as the sizes ask for"),
    WRONG_ROOT("the proof leads to another root");

    private final String sentence;

    ProofCheck(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
