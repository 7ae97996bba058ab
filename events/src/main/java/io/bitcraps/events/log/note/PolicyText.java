package io.bitcraps.events.log.note;

import io.bitcraps.events.codec.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and writes policy files: lines of words, with {@code #} for comments. One instance reads one file. */
final class PolicyText {
    private static final int MAX_BYTES = 65_536;

    private final List<Policy.Log> logs = new ArrayList<>();
    private final List<Policy.Witness> witnesses = new ArrayList<>();
    private final List<Policy.Group> groups = new ArrayList<>();
    private final Set<String> defined = new TreeSet<>();
    private final Set<String> members = new TreeSet<>();
    private @Nullable String quorum;

    private PolicyText() {}

    static byte[] format(Policy policy) {
        StringBuilder text = new StringBuilder();
        policy.logs().forEach(log -> line(text, "log", log.key().vkey(), log.url()));
        policy.witnesses()
                .forEach(witness ->
                        line(text, "witness", witness.name(), witness.key().vkey(), witness.url()));
        policy.groups().forEach(group -> {
            String threshold = Integer.toString(group.threshold());
            line(text, "group", group.name(), threshold, String.join(" ", group.members()));
        });
        line(text, "quorum", policy.quorum());
        return Text.utf8(text.toString());
    }

    private static void line(StringBuilder text, @Nullable String... words) {
        String separator = "";
        for (String word : words) {
            if (word != null) {
                text.append(separator).append(word);
                separator = " ";
            }
        }
        text.append('\n');
    }

    static Policy parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Malformed("a policy has at most 65536 bytes, got " + bytes.length);
        }
        PolicyText text = new PolicyText();
        for (String line : Text.utf8(bytes).split("\n", -1)) {
            int comment = line.indexOf('#');
            text.read(words(comment < 0 ? line : line.substring(0, comment)));
        }
        if (text.quorum == null) {
            throw new Malformed("a policy has one quorum line");
        }
        return new Policy(text.logs, text.witnesses, text.groups, text.quorum);
    }

    /** Only space and tab part words: any other white space or control character would hide in a name. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split("[ \t]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.stream().anyMatch(word -> !Text.isKeyName(word.replace("+", "-")))) {
            throw new Malformed("a policy's words are parted by space and tab only");
        }
        return words;
    }

    private void read(List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        switch (words.getFirst()) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw new Malformed("a policy has no line \"" + words.getFirst() + "\"");
        }
    }

    private void log(List<String> words) {
        count(words, 2, 3);
        NoteKey key = key(words.get(1), NoteKey.Kind.LOG);
        if (logs.stream().anyMatch(log -> log.key().equals(key))) {
            throw new Malformed("a log stands twice in the policy");
        }
        logs.add(new Policy.Log(key, words.size() == 3 ? words.get(2) : null));
    }

    private void witness(List<String> words) {
        count(words, 3, 4);
        NoteKey key = key(words.get(2), NoteKey.Kind.COSIGNER);
        if (witnesses.stream().anyMatch(witness -> witness.key().equals(key))) {
            throw new Malformed("a witness key stands twice in the policy");
        }
        witnesses.add(new Policy.Witness(define(words.get(1)), key, words.size() == 4 ? words.get(3) : null));
    }

    /** A key of the other kind would verify what it does not sign: a log line has no time, a cosignature has. */
    private static NoteKey key(String word, NoteKey.Kind kind) {
        NoteKey key = NoteKey.parse(word);
        if (key.kind() != kind) {
            throw new Malformed("a log line of a policy has a log's key, a witness line a cosigner's: " + word);
        }
        return key;
    }

    private void group(List<String> words) {
        count(words, 4, Integer.MAX_VALUE);
        List<String> names = words.subList(3, words.size());
        for (String name : names) {
            if (!defined.contains(name) || !members.add(name)) {
                throw new Malformed("a member is defined before its group and is in one group only: " + name);
            }
        }
        groups.add(new Policy.Group(define(words.get(1)), threshold(words.get(2), names.size()), names));
    }

    private static int threshold(String word, int members) {
        long threshold = switch (word) {
            case "any" -> 1;
            case "all" -> members;
            default -> Text.number(word);
        };
        if (threshold < 1 || threshold > members) {
            throw new Malformed("a group of " + members + " has no threshold " + word);
        }
        return (int) threshold;
    }

    private void quorum(List<String> words) {
        count(words, 2, 2);
        String name = words.get(1);
        if (quorum != null || !name.equals(Policy.NONE) && !defined.contains(name)) {
            throw new Malformed("a policy has one quorum line, after what it names");
        }
        quorum = name;
    }

    private String define(String name) {
        if (name.equals(Policy.NONE) || !defined.add(name)) {
            throw new Malformed("a name is defined once: " + name);
        }
        return name;
    }

    private static void count(List<String> words, int least, int most) {
        if (words.size() < least || words.size() > most) {
            throw new Malformed("a policy's " + words.getFirst() + " line has too few or too many words");
        }
    }
}
