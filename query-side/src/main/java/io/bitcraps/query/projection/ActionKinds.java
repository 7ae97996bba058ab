package io.bitcraps.query.projection;

import io.bitcraps.events.action.ActionBody;

/** What an action asks for, in the words of its {@code type} member. */
final class ActionKinds {

    private ActionKinds() {}

    static String text(ActionBody body) {
        return switch (body) {
            case ActionBody.Grant b -> "grant";
            case ActionBody.ReportEvidence b -> "report-evidence";
            case ActionBody.Transfer b -> "transfer";
            case ActionBody.CreateTable b -> "create-table";
            case ActionBody.InvitePlayer b -> "invite-player";
            case ActionBody.JoinTable b -> "join-table";
            case ActionBody.LeaveTable b -> "leave-table";
            case ActionBody.CloseTable b -> "close-table";
            case ActionBody.PassDice b -> "pass-dice";
            case ActionBody.BeReady b -> "be-ready";
            case ActionBody.PlaceBets b -> "place-bets";
            case ActionBody.TakeDownBets b -> "take-down-bets";
            case ActionBody.SwitchBets b -> "switch-bets";
            case ActionBody.RollDice b -> "roll-dice";
        };
    }
}
