package io.bitcraps.events.block;

import io.bitcraps.events.id.Hash;

/** Size and RFC 6962 root of the log. */
public record LogHead(long size, Hash root) {}
