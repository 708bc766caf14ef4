import Basics
import CallCenter
import Clients
import Desk
import Pages
import People
import Store
import Telephony

/// The call of whoever is signed in: who it is and what about before they answer, what can be done with it while it goes on, and the
/// work after it (SPEC W2, T1).
struct CallPanel: Sendable {
    let call: OngoingCall
    let part: OngoingCall.Party
    let card: CallerCard?
    let sheet: CallSheet
    let queueName: String?
    let numberName: String?
    /// What the call may be about.
    let openCases: [Case]
    let colleagues: [CallColleague]
    let queues: [CallQueue]
    let matters: [CallMatter]
    /// Somebody on a list, whom the call is for.
    let round: RoundErrand?
    /// Why what they asked for last was not done.
    let trouble: WishTrouble?
    /// Both may still hear one another, but nothing can be done with the call.
    let isExchangeLost: Bool

    /// - Returns: nil while they have no call.
    init?(of member: Member, in snapshot: Snapshot) throws {
        guard let person = member.id,
            let call = try snapshot.ongoingCalls(of: person, visibleTo: member).first,
            let part = call.party(of: person)
        else { return nil }
        self.call = call
        self.part = part
        card = try snapshot.callerCard(of: call, for: member)
        sheet = try snapshot.callSheet(call.name) ?? CallSheet(call.name)
        let all = try snapshot.callQueues()
        queueName = call.queue.flatMap { all[$0]?.settings.name }
        queues = all.all.filter { $0.closed == nil && $0.id != call.queue }
        numberName = try call.number.flatMap { id in try snapshot.serviceNumbers().first { $0.id == id }?.settings.name
        }
        openCases =
            try card.map { card in
                try snapshot.cases(CaseFilter(client: card.client.id), visibleTo: member, limit: 20).items.map(\.case)
            } ?? []
        let passesOn = call.turns(of: part).contains { $0 == .transfer || $0 == .consult }
        colleagues = passesOn ? try snapshot.callColleagues(besides: member) : []
        matters = part.state.until == nil ? [] : try snapshot.callMatters()
        round = try RoundErrand(of: call, for: member, in: snapshot)
        trouble = try snapshot.lastTrouble(of: person, in: call)
        isExchangeLost = try snapshot.exchangeState()?.isUp == false
    }

    var isRinging: Bool { part.state == .rung }
    var isWrapUp: Bool { part.state.until != nil }
}

/// What there is to say to one on a list, and how the call with them may end.
struct RoundErrand: Sendable {
    let entry: CallRoundEntry
    let list: CallRound

    /// - Returns: nil for a call that is for nobody on a list.
    init?(of call: OngoingCall, for member: Member, in snapshot: Snapshot) throws {
        guard call.direction == .outgoing, let phone = call.phone,
            let found = try snapshot.callRoundEntry(heldBy: member, at: phone)
        else { return nil }
        (entry, list) = (found.entry, found.list)
    }
}

extension Snapshot {
    /// Said until they ask for something else, or for a while.
    fileprivate func lastTrouble(of person: Person.ID, in call: OngoingCall) throws -> WishTrouble? {
        let last = try callWishes(of: person, since: now - .seconds(30)).first
        guard let last, last.wish.call == call.name, case .declined(let trouble) = last.state else { return nil }
        return trouble
    }
}

/// To whom a call is handed, or who is asked about it, as a form says it.
enum CallReceiver: Sendable, Hashable, LosslessStringConvertible {
    case person(Person.ID)
    case queue(CallQueue.ID)

    init?(_ description: String) {
        let words = description.split(separator: " ")
        switch (words.first, words.last.map(String.init)) {
        case ("person", let id?): guard let id = Person.ID(id) else { return nil }; self = .person(id)
        case ("queue", let id?): guard let id = CallQueue.ID(id) else { return nil }; self = .queue(id)
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .person(let id): "person \(id)"
        case .queue(let id): "queue \(id)"
        }
    }
}
