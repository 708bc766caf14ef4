import Basics
import CallCenter
import Desk
import Pages
import People
import Store
import Telephony

/// What is asked of a call by a button of the panel, with what its form says.
struct CallErrand: Sendable {
    let turn: CallTurn
    /// Whom it is to go to, or who is asked.
    private let receiver: CallReceiver?
    /// What they have to know.
    private let note: String
    private let about: Case.ID?
    private let keys: KeyPresses?

    /// How long somebody's phone rings who is asked or handed a call.
    private static let patience = Duration.seconds(30)

    init(_ turn: CallTurn, from form: inout Form) {
        self.turn = turn
        keys = turn == .keys ? form.value("keys", otherwise: "refusal.form.no-choice") : nil
        if turn == .keys, keys == nil, form.isSound { form.refuse("keys", "refusal.form.required") }
        guard turn == .consult || turn == .transfer else {
            (receiver, note, about) = (nil, "", nil)
            return
        }
        receiver = form.value("to", as: CallReceiver.self, otherwise: "refusal.form.no-choice")
        note = (turn == .transfer ? form.text("note", max: 2000) : form.optional("note", max: 2000)) ?? ""
        about = form.id("case", of: Case.self)
        if receiver == nil, form.isSound { form.refuse("to", "refusal.form.choose") }
    }

    func run(on call: CallID, by member: Member, in tx: Transaction) throws {
        let wishes = CallWishes(tx, member)
        if receiver != nil { try CallDesk(tx, member).prepare(call, note: note, about: about) }
        switch (turn, receiver) {
        case (.transfer, .queue(let queue)): try wishes.pass(call, to: queue)
        case (_, .queue): throw CallWishRefusal.unfit
        case (.consult, .person(let person)):
            try wishes.ask(.consult(try tx.callPhone(of: person), for: Self.patience), of: call)
        case (.transfer, .person(let person)):
            try wishes.ask(.transfer(try tx.callPhone(of: person), for: Self.patience), of: call)
        default: try wishes.ask(try keys.map(CallWish.press) ?? turn.wish, of: call)
        }
    }
}

extension CallTurn {
    /// The wish of a turn that needs nothing else.
    fileprivate var wish: CallWish {
        get throws {
            switch self {
            case .hold: .hold
            case .retrieve: .retrieve
            case .swap: .swap
            case .conference: .conference
            case .complete: .complete
            case .cancel: .cancel
            case .pauseRecording: .pauseRecording
            case .resumeRecording: .resumeRecording
            case .hangUp: .hangUp
            case .consult, .transfer, .keys: throw CallWishRefusal.unfit
            }
        }
    }
}

extension Snapshot {
    /// The phone of somebody's that is rung first.
    func callPhone(of person: Person.ID) throws -> Endpoint {
        guard let phone = try phones(of: [person]).lazy.compactMap(\.endpoint).first else {
            throw CallWishRefusal.noPhone
        }
        return phone
    }
}
