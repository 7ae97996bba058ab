package io.bitcraps.node.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.beacon.dkg.Dealing;
import io.bitcraps.command.beacon.dkg.Statement;
import io.bitcraps.command.beacon.key.Portion;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.genesis.CharterCodec;
import io.bitcraps.events.id.Hash;
import io.bitcraps.node.cli.Main;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.identity.KeyDerivation;
import io.bitcraps.node.identity.Keystore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Parties v1, v2, ... with a folder in common, each with a directory of its own; all go by the command line. */
record Gathering(Path root, int size) {

    /** What a command said, on both streams, and its exit code. */
    record Said(int exit, String text) {}

    Path folder() {
        return root.resolve("folder");
    }

    NodeFiles files(int member) {
        return new NodeFiles(root.resolve("v" + member));
    }

    Path passphraseFile() {
        return root.resolve("passphrase");
    }

    static Said run(String... arguments) {
        var text = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(text));
        commands.setErr(new PrintWriter(text));
        int exit = commands.execute(arguments);
        return new Said(exit, text.toString());
    }

    void charter(List<String> addresses, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("genesis", "charter", folder().toString(), "--name", "together", "--pow-bits", "4"));
        for (int member = 1; member <= size; member++) {
            arguments.add("--member");
            arguments.add("v" + member + "=" + addresses.get(member - 1));
        }
        arguments.addAll(List.of(more));
        Said said = run(arguments.toArray(String[]::new));
        assertEquals(0, said.exit(), said.text());
    }

    /** All join, with keystores that cost little to open. */
    void join() throws Exception {
        Files.writeString(passphraseFile(), "secret");
        for (int member = 1; member <= size; member++) {
            Files.createDirectories(files(member).directory());
            Keystore.create(files(member).keystore(), passphrase(), KeyDerivation.DEMO, new SecureRandom());
            Said said = join(member);
            assertEquals(0, said.exit(), said.text());
        }
    }

    Said join(int member) {
        return run(
                "genesis",
                "join",
                folder().toString(),
                "--dir",
                files(member).directory().toString(),
                "--passphrase-file",
                passphraseFile().toString(),
                "--as",
                "v" + member);
    }

    Said step(int member, String... more) {
        return step(folder(), member, more);
    }

    Said step(Path folder, int member, String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "genesis",
                                "step",
                                folder.toString(),
                                "--dir",
                                files(member).directory().toString(),
                                "--passphrase-file",
                                passphraseFile().toString()),
                        Stream.of(more))
                .toList();
        return run(arguments.toArray(String[]::new));
    }

    /** These step in turn, often enough to come to an end among themselves; what each said last. */
    List<Said> stepUntilNothingChanges(List<Integer> members, String... more) {
        List<Said> last = List.of();
        for (int round = 0; round < Paper.Kind.values().length; round++) {
            last = members.stream().map(member -> step(member, more)).toList();
        }
        return last;
    }

    Keystore keystore(int member) throws Exception {
        return Keystore.open(files(member).keystore(), passphrase(), new SecureRandom());
    }

    private Dealing dealing(int member) throws Exception {
        return new Party(keystore(member)).dealing(roster().generation(), member);
    }

    Roster roster() throws Exception {
        byte[] charter = new Folder(folder()).charter();
        List<String> names = CharterCodec.decode(charter).members().stream()
                .map(Charter.Member::name)
                .toList();
        var papers = new Papers(new Folder(folder()), new Ed25519());
        return Roster.of(charter, List.copyOf(papers.cards(charter, names).values()));
    }

    /** What the member wrote. */
    Paper paper(Paper.Kind kind, int member) throws Exception {
        return Objects.requireNonNull(new Folder(folder()).paper(kind, "v" + member))
                .paper();
    }

    /** Whatever the member signs, honest or not. */
    void write(Path folder, Paper paper) throws Exception {
        SignedPaper signed = new Party(keystore(paper.member())).sign(paper);
        new Folder(folder).write(signed, "v" + paper.member());
    }

    /** v3 gives v1 nothing, and shows it the portion of v2 when asked. */
    void cheat() throws Exception {
        Hash id = roster().id();
        write(folder(), new Paper.Deal(id, spoilt(3, 1)));
        Portion wrong = dealing(3).justify(new Statement.Complaint(2, 3)).portion();
        write(folder(), new Paper.Answer(id, 3, List.of(new Statement.Justification(3, 1, wrong))));
    }

    /** The dealer's deal with garbage for the member. */
    Statement.Deal spoilt(int dealer, int member) throws Exception {
        Statement.Deal deal = dealing(dealer).deal();
        List<String> sealed = new ArrayList<>(deal.sealed());
        sealed.set(member - 1, "00".repeat(Statement.SEALED_BYTES));
        return new Statement.Deal(dealer, deal.commitments(), deal.proof(), deal.ephemeral(), sealed);
    }

    private static char[] passphrase() {
        return "secret".toCharArray();
    }
}
