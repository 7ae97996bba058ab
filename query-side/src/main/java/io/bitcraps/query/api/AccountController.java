package io.bitcraps.query.api;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.LedgerAccount.Available;
import io.bitcraps.events.money.LedgerAccount.Held;
import io.bitcraps.query.read.HistoryRow;
import io.bitcraps.query.read.HistoryRows;
import io.bitcraps.query.read.LedgerAccountRows;
import io.bitcraps.query.read.PlayerRow;
import io.bitcraps.query.read.PlayerRows;
import io.bitcraps.query.read.PostingRow;
import io.bitcraps.query.read.PostingRows;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Balances and statements. */
@Controller("/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {

    private final Reads reads;
    private final PlayerRows players;
    private final LedgerAccountRows balances;
    private final HistoryRows history;
    private final PostingRows postings;

    AccountController(
            Reads reads, PlayerRows players, LedgerAccountRows balances, HistoryRows history, PostingRows postings) {
        this.reads = reads;
        this.players = players;
        this.balances = balances;
        this.history = history;
        this.postings = postings;
    }

    /**
     * @param balance what can be spent, micro-CRAP
     * @param held antes and deposits, micro-CRAP
     * @param nonce number of the next action
     */
    @Serdeable
    record AccountAnswer(AsOf asOf, String account, String balance, String held, long nonce, long openedHeight) {}

    /** @param before what to ask for to get the next page, absent on the last one */
    @Serdeable
    record HistoryAnswer(
            AsOf asOf,
            String account,
            List<Movement> history,
            @Nullable Long before) {}

    /**
     * What one event did to the account.
     *
     * @param change of the balance, micro-CRAP, signed
     * @param balance after it
     */
    @Serdeable
    record Movement(
            long position,
            long height,
            long timeMs,
            String event,
            String change,
            String heldChange,
            String balance,
            String held,
            List<PostingAnswer> postings) {}

    @Serdeable
    record PostingAnswer(String debit, String credit, String amount, String code) {}

    @Get("/{key}")
    @Operation(summary = "Balance, held tokens and next nonce of an account")
    AccountAnswer account(@PathVariable String key, @Nullable @QueryValue Long atLeast) {
        PublicKey account = Asked.key(key);
        return reads.asOf(atLeast, asOf -> {
            PlayerRow player = existing(account, asOf);
            return new AccountAnswer(
                    asOf,
                    account.text(),
                    Long.toString(balances.balance(new Available(account).text())),
                    Long.toString(balances.balance(new Held(account).text())),
                    player.nonce(),
                    player.openedHeight());
        });
    }

    @Get("/{key}/history")
    @Operation(summary = "What happened to an account, the newest first, below log position `before`")
    HistoryAnswer history(
            @PathVariable String key,
            @Nullable @QueryValue Long before,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue Long atLeast) {
        PublicKey account = Asked.key(key);
        int rows = Asked.limit(limit);
        return reads.asOf(atLeast, asOf -> {
            existing(account, asOf);
            List<HistoryRow> page = history.page(account.text(), Asked.before(before), rows);
            Map<Long, List<PostingRow>> moves = moves(page);
            List<Movement> movements = page.stream()
                    .map(row -> movement(row, moves.getOrDefault(row.logPosition(), List.of())))
                    .toList();
            Long next = page.size() < rows ? null : page.getLast().logPosition();
            return new HistoryAnswer(asOf, account.text(), movements, next);
        });
    }

    private PlayerRow existing(PublicKey account, AsOf asOf) {
        PlayerRow player = players.find(account.text());
        if (player == null) {
            throw Refusal.notFound("unknown-account", "no account of that key at height " + asOf.height());
        }
        return player;
    }

    private Map<Long, List<PostingRow>> moves(List<HistoryRow> page) {
        if (page.isEmpty()) {
            return Map.of();
        }
        return postings.of(page.stream().map(HistoryRow::logPosition).toList()).stream()
                .collect(Collectors.groupingBy(PostingRow::logPosition));
    }

    private static Movement movement(HistoryRow row, List<PostingRow> postings) {
        return new Movement(
                row.logPosition(),
                row.height(),
                row.timeMs(),
                row.event(),
                Long.toString(row.availableChange()),
                Long.toString(row.heldChange()),
                Long.toString(row.available()),
                Long.toString(row.held()),
                postings.stream()
                        .map(posting -> new PostingAnswer(
                                posting.debit(), posting.credit(), Long.toString(posting.amount()), posting.code()))
                        .toList());
    }
}
