package io.bitcraps.events.log.note;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.ChainId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which signatures a reader asks of a checkpoint (C2SP tlog-policy).
 *
 * @param logs keys of the log, any one of which must have signed
 * @param groups each names witnesses and groups before it
 * @param quorum name of the witness or group that must have cosigned; {@value #NONE} asks for no cosignature
 */
public record Policy(List<Log> logs, List<Witness> witnesses, List<Group> groups, String quorum) {
    public static final String NONE = "none";

    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
    }

    /** @param url where the log can be read, or null */
    public record Log(NoteKey key, @Nullable String url) {}

    /** @param url where the witness takes checkpoints, or null */
    public record Witness(
            String name, NoteKey key, @Nullable String url) {}

    /** @param threshold how many of the members must have cosigned, 1 to all */
    public record Group(String name, int threshold, List<String> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /** A quorum of the committee, and a log line of whichever validator serves the checkpoint. */
    public static Policy of(ChainId chain, Committee committee) {
        List<Log> logs = new ArrayList<>();
        List<Witness> witnesses = new ArrayList<>();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < committee.size(); i++) {
            Committee.Validator validator = committee.validators().get(i);
            String name = Origin.cosigner(chain, i);
            logs.add(new Log(new NoteKey(Origin.of(chain), NoteKey.Kind.LOG, validator.logKey()), null));
            // Readers of such files ask for a URL on every line; nobody serves this one.
            NoteKey key = new NoteKey(name, NoteKey.Kind.COSIGNER, validator.cosignerKey());
            witnesses.add(new Witness("v" + i, key, "https://" + name));
            members.add("v" + i);
        }
        Group group = new Group("committee", committee.quorum(), members);
        return new Policy(logs, witnesses, List.of(group), group.name());
    }

    /** @throws io.bitcraps.events.codec.Malformed unless it is a policy with definitions before their use */
    public static Policy parse(byte[] bytes) {
        return PolicyText.parse(bytes);
    }

    /** The policy as a file: the same bytes for equal policies. */
    public byte[] bytes() {
        return PolicyText.format(this);
    }

    /** Checks every signature line whose key the policy knows, then log line and quorum. */
    public PolicyCheck check(SignedNote note, SignatureVerifier verifier) {
        Set<String> cosigned = new TreeSet<>();
        List<SignatureLine> surplus = new ArrayList<>();
        List<NoteKey> seen = new ArrayList<>();
        String origin = note.text().substring(0, note.text().indexOf('\n'));
        boolean logged = false;
        long cosignedSeconds = 0;
        for (SignatureLine line : note.signatures()) {
            NoteKey key = keyOf(line);
            if (key == null || seen.contains(key)) {
                surplus.add(line);
                continue;
            }
            if (!line.verifies(key, note.text(), verifier)) {
                String sentence = "the signature of " + line.name() + " does not hold";
                return new PolicyCheck.Refused(PolicyCheck.Reason.BAD_SIGNATURE, sentence);
            }
            seen.add(key);
            logged |= key.kind() == NoteKey.Kind.LOG && key.name().equals(origin) && isLog(key);
            if (key.kind() == NoteKey.Kind.COSIGNER) {
                cosignedSeconds = Math.max(cosignedSeconds, line.cosignedAt());
            }
            witnesses.stream().filter(witness -> witness.key().equals(key)).forEach(w -> cosigned.add(w.name()));
        }
        if (!logged) {
            return new PolicyCheck.Refused(
                    PolicyCheck.Reason.NO_LOG_SIGNATURE, "no log of the policy signed as " + origin);
        }
        if (!hasQuorum(cosigned)) {
            return new PolicyCheck.Refused(
                    PolicyCheck.Reason.NO_QUORUM,
                    cosigned.size() + " cosignatures of the policy's witnesses do not make its quorum");
        }
        return new PolicyCheck.Satisfied(surplus, cosignedSeconds);
    }

    /** Whether cosignatures of these witnesses satisfy the quorum. */
    public boolean hasQuorum(Set<String> cosigned) {
        Set<String> satisfied = new TreeSet<>(cosigned);
        for (Group group : groups) {
            long count = group.members().stream().filter(satisfied::contains).count();
            if (count >= group.threshold()) {
                satisfied.add(group.name());
            }
        }
        return quorum.equals(NONE) || satisfied.contains(quorum);
    }

    private boolean isLog(NoteKey key) {
        return logs.stream().anyMatch(log -> log.key().equals(key));
    }

    private @Nullable NoteKey keyOf(SignatureLine line) {
        for (Log log : logs) {
            if (line.claims(log.key())) {
                return log.key();
            }
        }
        for (Witness witness : witnesses) {
            if (line.claims(witness.key())) {
                return witness.key();
            }
        }
        return null;
    }
}
