package io.bitcraps.events.crypto;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signing and verifying 200 bytes, the size of a small action, by each provider. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SignatureBenchmark {

    @Param({"CORRETTO", "JDK"})
    public Ed25519Provider provider = Ed25519Provider.CORRETTO;

    private final byte[] message = new byte[200];
    private Ed25519 ed25519 = new Ed25519();
    private VerifiedCache cache = new VerifiedCache(ed25519, 1);
    private SigningKey signer = Ed25519.signingKey(new byte[32]);
    private PublicKey key = signer.publicKey();
    private Signature signature = signer.sign(message);

    @Setup
    public void prepare() {
        ed25519 = Ed25519.of(provider);
        cache = new VerifiedCache(ed25519, 1);
        signer = ed25519.signer(new byte[32]);
        key = signer.publicKey();
        signature = signer.sign(message);
    }

    @Benchmark
    public boolean verify() {
        return ed25519.verify(key, message, signature);
    }

    @Benchmark
    public boolean verifyCached() {
        return cache.verify(key, message, signature);
    }

    @Benchmark
    public Signature sign() {
        return signer.sign(message);
    }

    @Benchmark
    public boolean validateKey() {
        return Ed25519.isValidKey(key);
    }
}
