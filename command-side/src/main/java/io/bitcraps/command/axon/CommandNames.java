package io.bitcraps.command.axon;

import io.bitcraps.events.action.ActionBody;

/** Names on the command bus: every command carries an action, its body says which handler is meant. */
final class CommandNames {

    static final String GRANT = "grant";
    static final String TRANSFER = "transfer";
    static final String CREATE_TABLE = "create-table";
    static final String INVITE_PLAYER = "invite-player";
    static final String JOIN_TABLE = "join-table";
    static final String LEAVE_TABLE = "leave-table";
    static final String CLOSE_TABLE = "close-table";
    static final String PASS_DICE = "pass-dice";
    static final String BE_READY = "be-ready";
    static final String PLACE_BETS = "place-bets";
    static final String TAKE_DOWN_BETS = "take-down-bets";
    static final String SWITCH_BETS = "switch-bets";
    static final String ROLL_DICE = "roll-dice";
    static final String REPORT_EVIDENCE = "report-evidence";

    private CommandNames() {}

    static String of(ActionBody body) {
        return switch (body) {
            case ActionBody.Grant grant -> GRANT;
            case ActionBody.Transfer transfer -> TRANSFER;
            case ActionBody.CreateTable create -> CREATE_TABLE;
            case ActionBody.InvitePlayer invite -> INVITE_PLAYER;
            case ActionBody.JoinTable join -> JOIN_TABLE;
            case ActionBody.LeaveTable leave -> LEAVE_TABLE;
            case ActionBody.CloseTable close -> CLOSE_TABLE;
            case ActionBody.PassDice pass -> PASS_DICE;
            case ActionBody.BeReady ready -> BE_READY;
            case ActionBody.PlaceBets place -> PLACE_BETS;
            case ActionBody.TakeDownBets takeDown -> TAKE_DOWN_BETS;
            case ActionBody.SwitchBets switching -> SWITCH_BETS;
            case ActionBody.RollDice roll -> ROLL_DICE;
            case ActionBody.ReportEvidence report -> REPORT_EVIDENCE;
        };
    }
}
