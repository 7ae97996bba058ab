package io.bitcraps.command.block;

import io.bitcraps.command.rules.GenesisLedger;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.Frontier;
import java.util.List;
import java.util.TreeMap;

/**
 * Height 0 of a chain, as the genesis file fixes it: final by definition, without a certificate.
 *
 * @param block its id is the genesis id, not the hash of its header
 * @param state the chain after it
 */
public record GenesisChain(ChainId chain, Genesis genesis, FinalBlock block, ChainState state) {

    /**
     * @param file bytes of the genesis file
     * @throws io.bitcraps.events.codec.Malformed if the file is no genesis
     * @throws IllegalArgumentException with every problem of what it says
     */
    public static GenesisChain of(byte[] file) {
        Genesis genesis = GenesisCodec.decode(file);
        ChainId chain = GenesisCodec.chainId(file);
        GenesisLedger ledger = GenesisLedger.of(genesis, chain, Sha256.hash(file));
        List<byte[]> entries = ledger.entries().stream().map(EntryCodec::encode).toList();
        Frontier log = Frontier.EMPTY.appendEntries(entries);
        LogHead head = log.head();
        BlockHeader header = new BlockHeader(
                BlockHeader.VERSION,
                chain,
                Epoch.ZERO,
                Height.ZERO,
                View.ZERO,
                new BlockId(Hash.ZERO),
                0,
                genesis.timeMs(),
                BlockCodec.bodyHash(List.of()),
                Frontier.EMPTY.head(),
                head,
                ledger.state().root(),
                List.of(),
                0);
        BlockId id = GenesisCodec.genesisId(file);
        ChainState state = new ChainState(id, Height.ZERO, genesis.timeMs(), ledger.state(), log, new TreeMap<>());
        return new GenesisChain(chain, genesis, new FinalBlock(id, header, entries, null), state);
    }
}
