package io.bitcraps.events.genesis;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.BOOL;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.codec.Scalars.KEY;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Committee.Validator;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Genesis.Allocation;
import io.bitcraps.events.genesis.Genesis.Limits;
import io.bitcraps.events.genesis.Genesis.Timing;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The genesis file: canonical JSON. Ids are over the file's bytes, so that a node compares what it was given with what
 * the others have before it trusts any of it.
 */
public final class GenesisCodec {

    /** The longest genesis file, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    public static final int MAX_ALLOCATIONS = 1_000;
    public static final int MAX_PAY_TABLES = 64;

    private static final int MAX_TEXT_BYTES = 128;
    private static final int BEACON_KEY_BYTES = 96;
    private static final int ID_HASH_DIGITS = 16;
    private static final byte[] ID_TAG = "bitcraps/genesis/v1\n".getBytes(StandardCharsets.US_ASCII);

    static final JsonCodec<String> TEXT = Scalars.string(MAX_TEXT_BYTES);
    private static final JsonCodec<String> BEACON_KEY = Scalars.hex(BEACON_KEY_BYTES);

    private static final JsonCodec<Validator> VALIDATOR = JsonCodec.object(
            (writer, validator) -> writer.member("name", TEXT, validator.name())
                    .member("voteKey", KEY, validator.voteKey())
                    .member("cosignerKey", KEY, validator.cosignerKey())
                    .member("logKey", KEY, validator.logKey())
                    .member("beaconKey", BEACON_KEY, validator.beaconKey())
                    .member("address", TEXT, validator.address()),
            reader -> new Validator(
                    reader.member("name", TEXT),
                    reader.member("voteKey", KEY),
                    reader.member("cosignerKey", KEY),
                    reader.member("logKey", KEY),
                    reader.member("beaconKey", BEACON_KEY),
                    reader.member("address", TEXT)));

    private static final JsonCodec<Committee> VALIDATORS = JsonCodec.list(VALIDATOR, Committee.MAX_SIZE)
            .map(validators -> new Committee(Epoch.ZERO, validators), Committee::validators);

    private static final JsonCodec<Allocation> ALLOCATION = JsonCodec.object(
            (writer, allocation) ->
                    writer.member("account", KEY, allocation.account()).member("amount", AMOUNT, allocation.amount()),
            reader -> new Allocation(reader.member("account", KEY), reader.member("amount", AMOUNT)));

    static final JsonCodec<List<Allocation>> ALLOCATIONS = JsonCodec.list(ALLOCATION, MAX_ALLOCATIONS);
    static final JsonCodec<List<PayTable>> PAY_TABLES = JsonCodec.list(PayTableCodec.PAY_TABLE, MAX_PAY_TABLES);

    static final JsonCodec<Limits> LIMITS = JsonCodec.object(
            (writer, limits) -> writer.member("blockBytes", INT, limits.blockBytes())
                    .member("blockActions", INT, limits.blockActions())
                    .member("blockEntries", INT, limits.blockEntries())
                    .member("blockSeeds", INT, limits.blockSeeds())
                    .member("blockRolls", INT, limits.blockRolls())
                    .member("rollSettlements", INT, limits.rollSettlements()),
            reader -> new Limits(
                    reader.member("blockBytes", INT),
                    reader.member("blockActions", INT),
                    reader.member("blockEntries", INT),
                    reader.member("blockSeeds", INT),
                    reader.member("blockRolls", INT),
                    reader.member("rollSettlements", INT)));

    static final JsonCodec<Timing> TIMING = JsonCodec.object(
            (writer, timing) -> writer.member("deltaMs", COUNT, timing.deltaMs())
                    .member("deltaMaxMs", COUNT, timing.deltaMaxMs())
                    .member("retryMs", COUNT, timing.retryMs())
                    .member("maxClockSkewMs", COUNT, timing.maxClockSkewMs())
                    .member("openViews", INT, timing.openViews()),
            reader -> new Timing(
                    reader.member("deltaMs", COUNT),
                    reader.member("deltaMaxMs", COUNT),
                    reader.member("retryMs", COUNT),
                    reader.member("maxClockSkewMs", COUNT),
                    reader.member("openViews", INT)));

    private static final JsonCodec<Genesis> FILE = JsonCodec.object(
            (writer, genesis) -> writer.member("name", TEXT, genesis.name())
                    .member("time", COUNT, genesis.timeMs())
                    .member("validators", VALIDATORS, genesis.committee())
                    .member("groupKey", BEACON_KEY, genesis.groupKey())
                    .member("dealt", BOOL, genesis.dealt())
                    .member("treasury", AMOUNT, genesis.treasury())
                    .member("allocations", ALLOCATIONS, genesis.allocations())
                    .member("parameters", StateCodec.PARAMETERS, genesis.parameters())
                    .member("payTables", PAY_TABLES, genesis.payTables())
                    .member("limits", LIMITS, genesis.limits())
                    .member("timing", TIMING, genesis.timing()),
            reader -> new Genesis(
                    reader.member("name", TEXT),
                    reader.member("time", COUNT),
                    reader.member("validators", VALIDATORS),
                    reader.member("groupKey", BEACON_KEY),
                    reader.member("dealt", BOOL),
                    reader.member("treasury", AMOUNT),
                    reader.member("allocations", ALLOCATIONS),
                    reader.member("parameters", StateCodec.PARAMETERS),
                    reader.member("payTables", PAY_TABLES),
                    reader.member("limits", LIMITS),
                    reader.member("timing", TIMING)));

    private GenesisCodec() {}

    /** @throws IllegalArgumentException with every problem if no network could start from it */
    public static byte[] encode(Genesis genesis) {
        List<String> problems = GenesisProblems.of(genesis);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        byte[] file = FILE.encode(genesis);
        problems = GenesisProblems.ofKeyIds(chainId(genesis, file), genesis.committee());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return file;
    }

    /** @throws Malformed if the file is not in canonical form, or with every problem of its content */
    public static Genesis decode(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new Malformed("a genesis file has at most " + MAX_BYTES + " bytes, got " + file.length);
        }
        Genesis genesis = FILE.decode(file);
        List<String> problems = GenesisProblems.of(genesis);
        if (problems.isEmpty()) {
            problems = GenesisProblems.ofKeyIds(chainId(genesis, file), genesis.committee());
        }
        if (!problems.isEmpty()) {
            throw new Malformed(String.join("; ", problems));
        }
        return genesis;
    }

    /** Name, a dash, and the first 16 hex digits of the SHA-256 of the file's bytes. */
    public static ChainId chainId(byte[] file) {
        return chainId(decode(file), file);
    }

    private static ChainId chainId(Genesis genesis, byte[] file) {
        String digits = Sha256.hash(file).hex().substring(0, ID_HASH_DIGITS);
        return new ChainId(genesis.name() + "-" + digits);
    }

    /** Id of height 0: SHA-256 over tag and file. */
    public static BlockId genesisId(byte[] file) {
        return new BlockId(Sha256.hash(ID_TAG, file));
    }
}
