package io.bitcraps.node.identity;

import io.bitcraps.events.id.Epoch;

/** What a secret is for: 1 to 32 characters of [a-z0-9-]. */
public record SecretName(String text) implements Comparable<SecretName> {

    public static final int MAX_LENGTH = 32;

    /** Seed of the key that names a node to its peers. */
    public static final SecretName NODE = new SecretName("node");
    /** Seed of a validator's key for votes. */
    public static final SecretName VOTE = new SecretName("vote");
    /** Seed of a validator's key for checkpoints. */
    public static final SecretName COSIGNER = new SecretName("cosigner");
    /** Seed of a validator's key for the log lines of checkpoints it serves. */
    public static final SecretName LOG = new SecretName("log");
    /** Seed of an account's key. */
    public static final SecretName ACCOUNT = new SecretName("account");

    public SecretName {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a secret's name has 1 to 32 characters, got " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                throw new IllegalArgumentException("a secret's name is of [a-z0-9-], got: " + text);
            }
        }
    }

    /** A validator's share of the beacon's key, another one in each epoch. */
    public static SecretName beaconShare(Epoch epoch) {
        return new SecretName("beacon-share-" + epoch);
    }

    @Override
    public int compareTo(SecretName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
