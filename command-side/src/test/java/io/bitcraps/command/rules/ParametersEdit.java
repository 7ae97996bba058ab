package io.bitcraps.command.rules;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.List;

/** Parameters that differ from others in what a test is about. */
public final class ParametersEdit {

    private final List<PublicKey> faucet;
    private Amount supplyCap;
    private Amount actionFee;
    private Amount openingFee;
    private long transferFeePerMille;
    private int maxActionsPerAccountPerBlock;
    private long maxValidityHeights;
    private long maxValidityMs;
    private int powBits;
    private int maxTables;
    private int maxTablesPerAccount;
    private Amount tableDeposit;
    private int maxOpenBets;
    private long betLiabilityPerMyriad;
    private long accountLiabilityPerMyriad;
    private long tableLiabilityPerMyriad;
    private Amount faucetLimit;

    private ParametersEdit(Parameters old) {
        faucet = old.faucet();
        supplyCap = old.supplyCap();
        actionFee = old.actionFee();
        openingFee = old.openingFee();
        transferFeePerMille = old.transferFeePerMille();
        maxActionsPerAccountPerBlock = old.maxActionsPerAccountPerBlock();
        maxValidityHeights = old.maxValidityHeights();
        maxValidityMs = old.maxValidityMs();
        powBits = old.powBits();
        maxTables = old.maxTables();
        maxTablesPerAccount = old.maxTablesPerAccount();
        tableDeposit = old.tableDeposit();
        maxOpenBets = old.maxOpenBets();
        betLiabilityPerMyriad = old.betLiabilityPerMyriad();
        accountLiabilityPerMyriad = old.accountLiabilityPerMyriad();
        tableLiabilityPerMyriad = old.tableLiabilityPerMyriad();
        faucetLimit = old.faucetLimit();
    }

    public static ParametersEdit with(Parameters old) {
        return new ParametersEdit(old);
    }

    public ParametersEdit supplyCap(Amount value) {
        supplyCap = value;
        return this;
    }

    public ParametersEdit actionFee(Amount value) {
        actionFee = value;
        return this;
    }

    public ParametersEdit openingFee(Amount value) {
        openingFee = value;
        return this;
    }

    public ParametersEdit transferFeePerMille(long value) {
        transferFeePerMille = value;
        return this;
    }

    public ParametersEdit actionsPerBlock(int value) {
        maxActionsPerAccountPerBlock = value;
        return this;
    }

    public ParametersEdit powBits(int value) {
        powBits = value;
        return this;
    }

    public ParametersEdit maxTables(int value) {
        maxTables = value;
        return this;
    }

    public ParametersEdit tablesPerAccount(int value) {
        maxTablesPerAccount = value;
        return this;
    }

    public ParametersEdit tableDeposit(Amount value) {
        tableDeposit = value;
        return this;
    }

    public ParametersEdit openBets(int value) {
        maxOpenBets = value;
        return this;
    }

    /** In CRAP. */
    public ParametersEdit faucetLimit(long crap) {
        faucetLimit = Amount.crap(crap);
        return this;
    }

    /** In hundredths of a percent of the bankroll. */
    public ParametersEdit liabilities(long bet, long account, long table) {
        betLiabilityPerMyriad = bet;
        accountLiabilityPerMyriad = account;
        tableLiabilityPerMyriad = table;
        return this;
    }

    public Parameters build() {
        return new Parameters(
                supplyCap,
                actionFee,
                openingFee,
                transferFeePerMille,
                maxActionsPerAccountPerBlock,
                maxValidityHeights,
                maxValidityMs,
                powBits,
                maxTables,
                maxTablesPerAccount,
                tableDeposit,
                maxOpenBets,
                betLiabilityPerMyriad,
                accountLiabilityPerMyriad,
                tableLiabilityPerMyriad,
                faucetLimit,
                faucet);
    }
}
