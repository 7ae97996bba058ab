/** Taking the log away as static files, and verifying such files or a live node without trusting either. */
@NullMarked
package io.bitcraps.node.cli.audit;

import org.jspecify.annotations.NullMarked;
