package io.bitcraps.node.simulator.run;

import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.command.simulator.SymbolicKeys;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.runtime.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What all runs of one committee size share: genesis and keys, made once, as that takes longer than a short run. The
 * same keys sign symbolically or for real. Immutable; runs in several threads share one.
 *
 * @param file bytes of the genesis file
 * @param bank the faucet's key, which opens the players' accounts
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Stage(
        GenesisChain genesis,
        byte[] file,
        List<Validator.Keys> validators,
        SigningKey bank,
        List<SigningKey> players,
        SignatureVerifier verifier,
        boolean realKeys) {

    /** Wall clock when runs begin, and the genesis' time. */
    static final long START_MS = 1_700_000_000_000L;

    static final int POW_BITS = 1;
    private static final int PLAYERS = 4;
    private static final int MAX_TABLES = 100;

    Stage {
        validators = List.copyOf(validators);
        players = List.copyOf(players);
    }

    /** @param realKeys Ed25519 signatures instead of symbolic ones; the beacon's are real in any case */
    static Stage of(int nodes, boolean realKeys) {
        SplitMix64 random = new SplitMix64(nodes);
        List<String> addresses = IntStream.range(0, nodes)
                .mapToObj(i -> "127.0.0.1:" + (20_000 + i))
                .toList();
        DealtNetwork network = DealtNetwork.make(
                new DealtNetwork.Plan("simulated", addresses, START_MS, POW_BITS, MAX_TABLES, List.of()),
                length -> bytes(random, length));
        SymbolicKeys symbolic = new SymbolicKeys();
        UnaryOperator<SigningKey> signer = key -> realKeys ? key : symbolic.key(key.publicKey());
        List<Validator.Keys> validators = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            DealtNetwork.Secrets secrets = network.secrets().get(i);
            validators.add(new Validator.Keys(
                    i,
                    signer.apply(Ed25519.signingKey(secrets.vote())),
                    signer.apply(Ed25519.signingKey(secrets.cosigner())),
                    signer.apply(Ed25519.signingKey(secrets.log())),
                    BeaconShareKey.decode(i + 1, secrets.beaconShare())));
        }
        List<SigningKey> players = new ArrayList<>();
        for (int i = 0; i < PLAYERS; i++) {
            players.add(signer.apply(Ed25519.signingKey(bytes(random, 32))));
        }
        return new Stage(
                GenesisChain.of(network.file()),
                network.file(),
                validators,
                signer.apply(Ed25519.signingKey(network.faucet())),
                players,
                realKeys ? Ed25519.best() : symbolic,
                realKeys);
    }

    /** How many may be faulty. */
    int faulty() {
        return genesis.genesis().committee().faulty();
    }

    private static byte[] bytes(SplitMix64 random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.next();
        }
        return bytes;
    }
}
