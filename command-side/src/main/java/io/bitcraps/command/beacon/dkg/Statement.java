package io.bitcraps.command.beacon.dkg;

import io.bitcraps.command.beacon.key.Commitments;
import io.bitcraps.command.beacon.key.Portion;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.crypto.SealedBox;
import java.util.List;

/**
 * What a member says to all in a key generation. Indexes are places in the committee + 1, 1 to 22; constructors throw
 * {@link Malformed} for anything else, and for texts that are not as long as they must be.
 */
public sealed interface Statement {

    /** Of the proof that a dealer knows its secret. */
    int PROOF_BYTES = 48;

    /** Of one member's portion, sealed. */
    int SEALED_BYTES = Portion.BYTES + SealedBox.OVERHEAD;

    /**
     * @param proof 48 bytes, lower-case hex: the dealer knows the secret of its first commitment
     * @param ephemeral 32 bytes, lower-case hex: X25519 key of this deal alone
     * @param sealed 48 bytes each, lower-case hex: each member's portion, by index
     */
    record Deal(int dealer, Commitments commitments, String proof, String ephemeral, List<String> sealed)
            implements Statement {
        public Deal {
            requireIndex(dealer);
            requireHex("a proof", PROOF_BYTES, proof);
            requireHex("an ephemeral key", DhKey.BYTES, ephemeral);
            sealed = List.copyOf(sealed);
            if (sealed.size() > Committee.MAX_SIZE) {
                throw new Malformed("a deal has at most " + Committee.MAX_SIZE + " portions, got " + sealed.size());
            }
            sealed.forEach(portion -> requireHex("a sealed portion", SEALED_BYTES, portion));
        }
    }

    /** By the member: what the dealer sealed for it does not open, or does not fit the commitments. */
    record Complaint(int member, int dealer) implements Statement {
        public Complaint {
            requireIndex(member);
            requireIndex(dealer);
        }
    }

    /** By the dealer: the portion of who complained, for all to see. */
    record Justification(int dealer, int member, Portion portion) implements Statement {
        public Justification {
            requireIndex(dealer);
            requireIndex(member);
        }
    }

    private static void requireIndex(int index) {
        if (index < 1 || index > Committee.MAX_SIZE) {
            throw new Malformed("a member's index is 1 to " + Committee.MAX_SIZE + ", got " + index);
        }
    }

    private static void requireHex(String what, int bytes, String text) {
        boolean hex =
                text.length() == 2 * bytes && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        if (!hex) {
            throw new Malformed(what + " is " + 2 * bytes + " lower-case hex digits");
        }
    }
}
