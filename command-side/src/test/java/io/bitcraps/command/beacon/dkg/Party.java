package io.bitcraps.command.beacon.dkg;

import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Height;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A committee whose members all sit at one table: their secrets follow from their index. */
record Party(KeyGeneration generation) {

    /** Deals count at heights 11 to 20, complaints to 30, justifications to 40. */
    static final Schedule SCHEDULE = new Schedule(new Height(10), 10);

    static final Height DEALS = new Height(11);
    static final Height COMPLAINTS = new Height(21);
    static final Height JUSTIFICATIONS = new Height(31);

    static Party of(int size) {
        List<SealKey> keys = IntStream.rangeClosed(1, size)
                .mapToObj(member -> SealKey.of(sealKey(member)))
                .toList();
        return new Party(new KeyGeneration(Sha256.hash(new byte[] {1}), keys));
    }

    Dealing dealing(int dealer) {
        return Dealing.of(generation, dealer, randomness(dealer));
    }

    Statement.Deal deal(int dealer) {
        return dealing(dealer).deal();
    }

    Receiver receiver(int member) {
        return new Receiver(generation, member, sealKey(member));
    }

    List<Logged> deals() {
        return IntStream.rangeClosed(1, generation.size())
                .mapToObj(dealer -> new Logged(DEALS, deal(dealer)))
                .toList();
    }

    Judgement judge(List<Logged> log) {
        return Judgement.of(generation, SCHEDULE, log);
    }

    /** What an honest committee without these dealers says: its deals, the complaints about all, and its answers. */
    List<Logged> answered(List<Logged> deals, List<Integer> silent) {
        List<Logged> log = new ArrayList<>(deals);
        for (Logged logged : deals) {
            Statement.Deal deal = (Statement.Deal) logged.statement();
            for (int member = 1; member <= generation.size(); member++) {
                if (receiver(member).check(deal) instanceof Receiver.Check.Complain(var complaint)) {
                    log.add(new Logged(COMPLAINTS, complaint));
                    if (!silent.contains(deal.dealer())) {
                        log.add(new Logged(
                                JUSTIFICATIONS, dealing(deal.dealer()).justify(complaint)));
                    }
                }
            }
        }
        return log;
    }

    /** The deal with garbage sealed for the member. */
    static Statement.Deal spoilt(Statement.Deal deal, int member) {
        List<String> sealed = new ArrayList<>(deal.sealed());
        sealed.set(member - 1, "00".repeat(48));
        return new Statement.Deal(deal.dealer(), deal.commitments(), deal.proof(), deal.ephemeral(), sealed);
    }

    static byte[] randomness(int dealer) {
        return Sha256.hash("dealer".getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) dealer})
                .bytes();
    }

    static DhKey sealKey(int member) {
        return DhKey.of(Sha256.hash("seal".getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) member})
                .bytes());
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
