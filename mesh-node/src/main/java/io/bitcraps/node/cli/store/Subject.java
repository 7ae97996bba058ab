package io.bitcraps.node.cli.store;

import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.node.cli.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The chain whose log a command looks at, by its genesis file. */
@SuppressWarnings("ArrayRecordComponent") // handed on to be written, never compared
record Subject(byte[] file, GenesisChain genesis) {

    static Subject of(Path genesis) throws IOException, CommandFailed {
        if (!Files.isRegularFile(genesis)) {
            throw new CommandFailed("no-genesis", "there is no " + genesis + ": it says whose log this is");
        }
        if (Files.size(genesis) > GenesisCodec.MAX_BYTES) {
            throw new CommandFailed("malformed-genesis", genesis + " is longer than any genesis file");
        }
        byte[] file = Files.readAllBytes(genesis);
        try {
            return new Subject(file, GenesisChain.of(file));
        } catch (Malformed e) {
            throw new CommandFailed("malformed-genesis", genesis + " is no genesis file: " + e.getMessage());
        }
    }

    CertificateCheck certificates() {
        return new CertificateCheck(genesis.chain(), genesis.genesis().committee(), Ed25519.best());
    }

    /** A log that is to be read. */
    static void requireLog(Path log) throws CommandFailed {
        if (!Files.isRegularFile(log)) {
            throw new CommandFailed("no-log", "there is no " + log);
        }
    }
}
