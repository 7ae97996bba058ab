package io.bitcraps.events.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;

/**
 * The only class that names the native provider's class: without its jar this one fails to link, and
 * {@link Ed25519Provider} can say so instead of failing with it.
 */
final class Corretto {

    private Corretto() {}

    /** The provider, after its own self-tests; throws whatever keeps it from loading. */
    static Provider provider() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        provider.assertHealthy();
        return provider;
    }
}
