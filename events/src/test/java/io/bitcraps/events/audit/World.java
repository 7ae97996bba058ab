package io.bitcraps.events.audit;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.StateValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A genesis with four validators and two players, and everybody's keys. */
final class World {
    static final int VALIDATORS = 4;
    static final int QUORUM = 3;
    static final int POW_BITS = 4;
    static final long MAX_VALIDITY_HEIGHTS = 100;
    static final long MAX_VALIDITY_MS = 60_000;
    static final long GENESIS_TIME_MS = 1_700_000_000_000L;
    static final Amount TREASURY = Amount.crap(1_000_000);
    static final Amount ALLOCATION = Amount.crap(100);
    static final SigningKey ALICE = key("alice");
    static final SigningKey BOB = key("bob");
    static final byte[] GENESIS_FILE = GenesisCodec.encode(genesis());
    static final ChainId CHAIN = GenesisCodec.chainId(GENESIS_FILE);
    static final BlockId GENESIS_ID = GenesisCodec.genesisId(GENESIS_FILE);

    private World() {}

    static SigningKey key(String name) {
        return Ed25519.signingKey(
                Sha256.hash(name.getBytes(StandardCharsets.US_ASCII)).bytes());
    }

    static SigningKey voteKey(int validator) {
        return key("vote " + validator);
    }

    static SigningKey cosignerKey(int validator) {
        return key("cosigner " + validator);
    }

    static SigningKey logKey(int validator) {
        return key("log " + validator);
    }

    static Committee committee() {
        return new Committee(
                Epoch.ZERO,
                IntStream.range(0, VALIDATORS)
                        .mapToObj(i -> new Committee.Validator(
                                "v" + i,
                                voteKey(i).publicKey(),
                                cosignerKey(i).publicKey(),
                                logKey(i).publicKey(),
                                ("0" + i).repeat(96),
                                ""))
                        .toList());
    }

    private static Genesis genesis() {
        PayTable payTable =
                new PayTable("test", 1, List.of(new PayTable.Pays(BetKind.PASS, List.of(new PayTable.Odds(1, 1)))));
        StateValue.Parameters parameters = new StateValue.Parameters(
                Amount.crap(21_000_000),
                Amount.ZERO,
                Amount.ZERO,
                0,
                10,
                MAX_VALIDITY_HEIGHTS,
                MAX_VALIDITY_MS,
                POW_BITS,
                10,
                5,
                Amount.ZERO,
                16,
                10,
                50,
                200,
                Amount.ZERO,
                List.of());
        return new Genesis(
                "audit",
                GENESIS_TIME_MS,
                committee(),
                "00".repeat(96),
                true,
                TREASURY,
                List.of(
                        new Genesis.Allocation(ALICE.publicKey(), ALLOCATION),
                        new Genesis.Allocation(BOB.publicKey(), ALLOCATION)),
                parameters,
                List.of(payTable),
                new Genesis.Limits(65_536, 100, 200, 8, 8, 12),
                new Genesis.Timing(100, 1000, 100, 100, 10));
    }
}
