package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.query.synthetic.ReadSide;
import io.micronaut.http.HttpMethod;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final Pattern LINE =
            Pattern.compile("^(  /[^:]*|    (?:get|post|put|delete|patch)):$", Pattern.MULTILINE);

    private static final String API = "io.bitcraps.query.api";

    private final ReadSide readSide = ReadSide.shared();

    @Test
    void documentsExactlyTheRoutesOfTheApi() {
        TreeSet<String> routes = readSide.server
                .routes()
                .filter(route -> route.getDeclaringType().getPackageName().equals(API))
                .filter(route -> !route.getUriMatchTemplate().toPathString().equals("/openapi.yaml"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString().replace(":.+}", "}"))
                .filter(route -> !route.startsWith(HttpMethod.HEAD.name()))
                .collect(Collectors.toCollection(TreeSet::new));

        TreeSet<String> documented = new TreeSet<>();
        String[] path = {""};
        LINE.matcher(readSide.get("/openapi.yaml").text())
                .results()
                .map(match -> match.group(1))
                .forEach(line -> {
                    if (line.startsWith("  /")) {
                        path[0] = line.strip();
                    } else {
                        documented.add(line.strip().toUpperCase(Locale.ROOT) + " " + path[0]);
                    }
                });

        assertEquals(routes, documented);
    }
}
