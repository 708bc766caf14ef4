import Basics
import CallCenter
import Desk
import HTML
import Pages
import People

/// What can be done with the call now, each with its key.
struct CallControls: HTML {
    let panel: CallPanel
    let reader: Reader

    private var w: Wording { reader.w }
    private var turns: [CallTurn] { panel.call.turns(of: panel.part) }

    var body: some HTML {
        if !turns.isEmpty {
            div(.class("call-buttons"), .role("group"), .aria("label", w("call.panel.turns"))) {
                ForEach(turns) { turn in
                    switch turn {
                    case .consult, .transfer: opener(turn) { askingForm(turn) }
                    case .keys: opener(turn) { keypad }
                    default:
                        ActButton(
                            w(turn.name),
                            to: panel.call.address(of: turn),
                            reader,
                            style: turn == .hangUp ? .danger : .plain,
                            key: turn.key,
                            icon: turn.icon,
                            fields: [HiddenField("back", reader.path)]
                        )
                    }
                }
            }
        }
    }

    private func opener(_ turn: CallTurn, @HTMLBuilder _ content: () -> some HTML) -> some HTML {
        let inside = content()
        return details(.class("call-opener"), .name("call-turn")) {
            summary(.class("button"), .data("key", turn.key), .data("key-label", w(turn.name)), .title(w(turn.name))) {
                Icon(turn.icon)
                span { w(turn.name) }
            }
            inside
        }
    }

    /// Each key goes out as it is pressed, with the mouse or on the keyboard (`calls.js`).
    private var keypad: some HTML {
        PostForm(to: panel.call.address(of: .keys), reader, class: "call-keypad") {
            HiddenField("back", reader.path)
            ForEach(Array("123456789*0#")) { key in
                SubmitButton(String(key), style: .plain, name: "keys", value: String(key))
            }
        }
    }

    /// Asks whom, and what they have to know.
    private func askingForm(_ turn: CallTurn) -> some HTML {
        PostForm(to: panel.call.address(of: turn), reader, class: "stack tight call-form") {
            HiddenField("back", reader.path)
            SelectField(
                "to",
                w("call.panel.to"),
                Form(),
                w,
                groups: receivers(for: turn),
                empty: w("call.panel.choose"),
                scope: turn.rawValue
            )
            if !panel.openCases.isEmpty {
                SelectField(
                    "case",
                    w("call.panel.case"),
                    Form(["case": panel.sheet.about?.description ?? ""]),
                    w,
                    options: panel.openCases.map { Choice($0.id.description, "\($0.number) · \($0.subject)") },
                    required: false,
                    empty: w("call.panel.no-case"),
                    scope: turn.rawValue
                )
            }
            TextArea(
                "note",
                w("call.panel.note"),
                Form(["note": panel.sheet.note]),
                w,
                required: turn == .transfer,
                max: 2000,
                rows: 2,
                scope: turn.rawValue
            )
            SubmitButton(w(turn.name), icon: turn.icon)
        }
    }

    private func receivers(for turn: CallTurn) -> [ChoiceGroup] {
        let people = panel.colleagues.map { colleague in
            Choice(
                CallReceiver.person(colleague.person).description,
                "\(colleague.name.short) · \(w(TextKey("agent.state.\(colleague.state.name)")))"
            )
        }
        let queues = panel.queues.map { Choice(CallReceiver.queue($0.id).description, $0.settings.name) }
        return [ChoiceGroup(w("call.panel.people"), people)]
            + (turn == .transfer ? [ChoiceGroup(w("call.panel.queues"), queues)] : [])
    }
}

extension OngoingCall {
    func address(of turn: CallTurn) -> String { address(turn.rawValue) }

    func address(_ part: String) -> String { "/calls/now/\(name)/\(part)" }
}

extension CallTurn {
    var name: TextKey { TextKey("call.turn.\(rawValue)") }

    /// Beside what a page has keys for itself, so all go with Alt.
    var key: String {
        switch self {
        case .hold, .retrieve: "alt+h"
        case .consult: "alt+c"
        case .swap: "alt+w"
        case .conference: "alt+m"
        case .complete: "alt+o"
        case .cancel: "alt+b"
        case .transfer: "alt+t"
        case .keys: "alt+k"
        case .pauseRecording, .resumeRecording: "alt+p"
        case .hangUp: "alt+x"
        }
    }

    var icon: Icon.Name {
        switch self {
        case .hold: .pause
        case .retrieve, .complete: .arrow
        case .consult: .person
        case .swap: .undo
        case .conference: .people
        case .cancel: .back
        case .transfer: .hand
        case .keys: .phone
        case .pauseRecording, .resumeRecording: .lock
        case .hangUp: .close
        }
    }
}
