package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.CHAIN;
import static io.bitcraps.command.rules.Felts.signingKey;

import io.bitcraps.events.action.ActionBody.ReportEvidence;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Votes of the committee in {@link Felts}, as reports have them; the vote key of place i is number 101 + i. */
public final class Votes {

    public static final View VIEW = new View(7);

    private Votes() {}

    /** Both of the validator at place 2. */
    public static ReportEvidence twoNotarize(int first, int second) {
        return new ReportEvidence(vote(VoteKind.NOTARIZE, block(first)), vote(VoteKind.NOTARIZE, block(second)));
    }

    /** Of the validator at place 2. */
    static String vote(VoteKind kind, @Nullable BlockId block) {
        return signed(CHAIN, new Ballot(kind, Epoch.ZERO, VIEW, block), 2, 103);
    }

    /** For block 2. */
    static String notarizes(View view, ChainId chain, Epoch epoch, int validator, int key) {
        return signed(chain, new Ballot(VoteKind.NOTARIZE, epoch, view, block(2)), validator, key);
    }

    static String signed(ChainId chain, Ballot ballot, int validator, int number) {
        SigningKey key = signingKey(number);
        var vote = new Vote(ballot, validator, key.sign(VoteCodec.signedBytes(chain, ballot)));
        return HexFormat.of().formatHex(VoteCodec.CODEC.encode(vote));
    }

    static BlockId block(int number) {
        return new BlockId(Sha256.hash(new byte[] {(byte) number}));
    }
}
