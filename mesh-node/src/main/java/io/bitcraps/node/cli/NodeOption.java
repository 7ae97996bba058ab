package io.bitcraps.node.cli;

import io.bitcraps.node.cli.client.NodeClient;
import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which node a command asks. */
public final class NodeOption {

    @Option(
            names = "--node",
            paramLabel = "URL",
            defaultValue = "${env:BITCRAPS_NODE:-http://127.0.0.1:8080}",
            converter = HttpAddress.class,
            description = "Node to ask; BITCRAPS_NODE, else ${DEFAULT-VALUE}.")
    private URI node;

    public NodeClient client() {
        return new NodeClient(node);
    }

    /** The address of a node. */
    public static final class HttpAddress implements ITypeConverter<URI> {
        @Override
        public URI convert(String value) {
            String sentence = "'" + value + "' is no address of a node: it takes http://host:port";
            try {
                URI uri = URI.create(value);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(sentence);
            }
            throw new TypeConversionException(sentence);
        }
    }
}
