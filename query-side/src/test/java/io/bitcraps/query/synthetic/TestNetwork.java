package io.bitcraps.query.synthetic;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Four validators whose keys follow from their index, and a genesis file that is theirs. */
public final class TestNetwork {

    static final int SIZE = 4;
    static final long GENESIS_MS = 1_790_000_000_000L;
    static final Amount TREASURY = Amount.crap(1_000_000);

    private static final List<String> NAMES = List.of("ada", "blaise", "carl", "dorothy");

    private final List<SigningKey> logKeys = keys(2);
    private final List<SigningKey> cosignerKeys = keys(1);
    private final Genesis genesis = makeGenesis();
    private final byte[] file = GenesisCodec.encode(genesis);
    private final ChainId chain = GenesisCodec.chainId(file);

    public byte[] genesisFile() {
        return file.clone();
    }

    public ChainId chain() {
        return chain;
    }

    public Committee committee() {
        return genesis.committee();
    }

    SigningKey logKey(int validator) {
        return logKeys.get(validator);
    }

    SigningKey cosignerKey(int validator) {
        return cosignerKeys.get(validator);
    }

    static SigningKey key(int kind, int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) kind;
        seed[1] = (byte) number;
        seed[2] = (byte) (number >> 8);
        return Ed25519.signingKey(seed);
    }

    private static List<SigningKey> keys(int kind) {
        return IntStream.range(0, SIZE).mapToObj(i -> key(kind, i)).toList();
    }

    private Genesis makeGenesis() {
        List<Committee.Validator> validators = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            validators.add(new Committee.Validator(
                    NAMES.get(i),
                    key(0, i).publicKey(),
                    cosignerKey(i).publicKey(),
                    logKey(i).publicKey(),
                    Integer.toString(i + 1).repeat(192),
                    "127.0.0.1:" + (9000 + i)));
        }
        PayTable payTable =
                new PayTable("standard", 1, List.of(new PayTable.Pays(BetKind.PASS, List.of(new PayTable.Odds(1, 1)))));
        return new Genesis(
                "test",
                GENESIS_MS,
                new Committee(Epoch.ZERO, validators),
                "9".repeat(192),
                true,
                TREASURY,
                List.of(),
                parameters(List.of(key(3, 0).publicKey())),
                List.of(payTable),
                new Genesis.Limits(1 << 20, 4096, 32_768, 64, 16, 64),
                new Genesis.Timing(500, 8_000, 250, 2_000, 16));
    }

    private static Parameters parameters(List<PublicKey> faucet) {
        return new Parameters(
                Amount.crap(21_000_000),
                Amount.ZERO,
                Amount.ZERO,
                1,
                64,
                100_000,
                3_600_000,
                0,
                100,
                5,
                Amount.crap(1),
                128,
                10,
                50,
                200,
                Amount.crap(10_000),
                faucet);
    }
}
