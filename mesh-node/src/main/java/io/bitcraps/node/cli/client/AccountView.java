package io.bitcraps.node.cli.client;

import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;

/**
 * An account in a node's read model.
 *
 * @param held antes and deposits
 * @param nonce of the account's next action
 * @param asOf height of the read model
 */
public record AccountView(PublicKey account, Amount available, Amount held, Nonce nonce, Height asOf) {}
