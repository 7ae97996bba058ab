package io.bitcraps.node.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process has used up to now.
 *
 * @param cpu time of all its threads, of both kinds
 * @param residentKb memory in use, 0 where the system does not tell as Linux does
 */
public record ProcessUse(Duration cpu, long residentKb) {

    static ProcessUse of(long pid) {
        Duration cpu = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        return new ProcessUse(cpu, residentKb(pid));
    }

    private static long residentKb(long pid) {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
            return status.stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // no such system, or the process has ended: the figure is missing, nothing else is wrong
        }
    }
}
