package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.Export;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of an export in memory, to alter them. */
record MapExport(SortedMap<String, byte[]> files) implements Export {
    static MapExport copyOf(Export export) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String path : export.paths()) {
            byte[] file = export.read(path);
            if (file == null) {
                throw new IllegalStateException("listed but not there: " + path);
            }
            files.put(path, file);
        }
        return new MapExport(files);
    }

    MapExport with(String path, byte[] file) {
        SortedMap<String, byte[]> altered = new TreeMap<>(files);
        altered.put(path, file);
        return new MapExport(altered);
    }

    MapExport without(String path) {
        SortedMap<String, byte[]> altered = new TreeMap<>(files);
        altered.remove(path);
        return new MapExport(altered);
    }

    byte[] file(String path) {
        byte[] file = files.get(path);
        if (file == null) {
            throw new IllegalStateException("no file " + path);
        }
        return file;
    }

    @Override
    public byte @Nullable [] read(String path) {
        return files.get(path);
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }
}
