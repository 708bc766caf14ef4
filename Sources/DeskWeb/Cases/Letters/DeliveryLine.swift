import Basics
import Desk
import HTML
import Pages
import People

/// How far an answer has come on its way out, what goes wrong with it, and what one can do about that.
struct DeliveryLine: HTML {
    let interaction: Interaction
    let state: LetterState?
    let number: Int
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if let delivery = interaction.delivery {
            div(.class("delivery")) {
                Badge(w(delivery.name), tone: delivery.tone, shape: delivery.shape)
                if let note { span(.class("muted")) { note } }
                if let trouble, delivery != .sent { span(.class("trouble")) { w(trouble) } }
                if reader.may(.workCases) { acts(on: delivery) }
            }
        }
    }

    private var trouble: Trouble? { interaction.delivery == .withdrawn ? nil : state?.trouble }

    private var note: String? {
        let w = reader.w
        switch interaction.delivery {
        case .waiting:
            if state?.isParked == true { return w("case.letter.parked") }
            guard let state, interaction.channel == .email, state.due > reader.now else {
                return w("case.answer.waits")
            }
            return w(state.attempts == 0 ? "case.letter.goes" : "case.letter.next", ["when": w.when(state.due)])
        case .uncertain: return w("case.letter.uncertain")
        case .sending, .sent, .failed, .withdrawn, nil: return nil
        }
    }

    @HTMLBuilder
    private func acts(on delivery: Interaction.Delivery) -> some HTML {
        let isLetter = interaction.channel == .email
        switch delivery {
        case .waiting:
            act("case.answer.withdraw", "withdrawal", .undo)
            if isLetter, let state,
                state.isParked || state.attempts > 0 || state.due > reader.now + Outbox.secondThoughts
            {
                act("case.letter.send-now", "sending", .reply)
            }
        case .failed where isLetter: act("case.letter.send-again", "sending", .reply)
        case .uncertain:
            act("case.letter.send-again", "sending", .reply)
            act("case.letter.take-for-sent", "confirmation", .check)
        case .sending, .sent, .failed, .withdrawn: Group {}
        }
    }

    private func act(_ label: TextKey, _ path: String, _ icon: Icon.Name) -> some HTML {
        ActButton(
            reader.w(label),
            to: "/cases/\(number)/answers/\(interaction.id)/\(path)",
            reader,
            style: .quiet,
            icon: icon
        )
    }
}

extension Interaction.Delivery {
    var tone: Tone {
        switch self {
        case .sent: .good
        case .failed: .bad
        case .uncertain: .warn
        case .waiting, .sending, .withdrawn: .plain
        }
    }

    var shape: Shape {
        switch self {
        case .waiting, .sending: .ring
        case .sent: .check
        case .failed, .uncertain: .triangle
        case .withdrawn: .square
        }
    }
}
