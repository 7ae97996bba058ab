package io.bitcraps.command.beacon.dkg;

import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.beacon.key.Portion;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.crypto.SealedBox;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One member as receiver of what all dealers sealed for it. Immutable. */
public final class Receiver {

    private final KeyGeneration generation;
    private final int member;
    private final DhKey sealKey;

    /**
     * @param member the own index
     * @throws IllegalArgumentException if the key is not the one that the member registered
     */
    public Receiver(KeyGeneration generation, int member, DhKey sealKey) {
        if (!generation.has(member) || !generation.sealKeys().get(member - 1).equals(SealKey.of(sealKey))) {
            throw new IllegalArgumentException("the seal key is not that of member " + member);
        }
        this.generation = generation;
        this.member = member;
        this.sealKey = sealKey;
    }

    /** What there is to say about a deal. */
    public sealed interface Check {

        record Fits() implements Check {}

        record Complain(Statement.Complaint complaint) implements Check {}
    }

    public sealed interface OwnShare {

        record Key(BeaconShareKey key) implements OwnShare {}

        /** A qualified dealer gave this member nothing, and it did not complain in time: it is without a share. */
        record Missing(int dealer) implements OwnShare {}
    }

    public Check check(Statement.Deal deal) {
        return opened(deal) == null
                ? new Check.Complain(new Statement.Complaint(member, deal.dealer()))
                : new Check.Fits();
    }

    /**
     * The own share of a key that was formed; its verification key is the committee's at the own index.
     *
     * @param log as it was judged: shown portions are in it
     * @throws IllegalArgumentException if no key was formed
     */
    public OwnShare share(Judgement judgement, List<Logged> log) {
        if (!(judgement.result() instanceof Judgement.Result.Formed)) {
            throw new IllegalArgumentException("no key was formed: " + judgement.result());
        }
        List<Portion> portions = new ArrayList<>();
        for (Statement.Deal deal : judgement.deals().values()) {
            Portion opened = opened(deal);
            Portion portion = opened == null ? shown(deal, log) : opened;
            if (portion == null) {
                return new OwnShare.Missing(deal.dealer());
            }
            portions.add(portion);
        }
        return new OwnShare.Key(Portion.sum(member, portions));
    }

    private @Nullable Portion opened(Statement.Deal deal) {
        if (deal.sealed().size() != generation.size() || deal.commitments().terms() != generation.quorum()) {
            return null;
        }
        try {
            byte[] ephemeral = HexFormat.of().parseHex(deal.ephemeral());
            byte[] sealed = HexFormat.of().parseHex(deal.sealed().get(member - 1));
            byte[] purpose = generation.purpose(deal.dealer(), member);
            Portion portion = Portion.decode(SealedBox.open(sealKey, ephemeral, purpose, sealed));
            return deal.commitments().match(member, portion) ? portion : null;
        } catch (Malformed e) {
            return null; // not sealed for us, or no number: all the same fault of the dealer's
        }
    }

    private @Nullable Portion shown(Statement.Deal deal, List<Logged> log) {
        for (Logged logged : log) {
            if (logged.statement() instanceof Statement.Justification(int dealer, int to, Portion portion)
                    && dealer == deal.dealer()
                    && to == member
                    && deal.commitments().match(member, portion)) {
                return portion;
            }
        }
        return null;
    }
}
