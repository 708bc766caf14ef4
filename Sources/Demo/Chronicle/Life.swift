import Basics
import Clients
import Desk
import Events
import People

/// One case from its opening on, worked out beforehand by the same rules that the verbs of `CaseDesk` keep:
/// what each step leaves behind, and how the case stands at the end.
struct Life {
    private(set) var current: Case
    /// The row of a task is written with the asking, and its end is known later.
    var deeds: [Deed] = []
    /// What was asked of another department, as it stands now, and the deed by which.
    var task: (now: WorkTask, deed: Int)?
    private(set) var interactions = 0
    var ids: Identities
    var at: Moment

    /// The first deed with the case as it stands at the end, then all the others.
    var told: [Deed] {
        guard var first = deeds.first else { return [] }
        first.rows.insert(.serviceCase(current), at: 0)
        return [first] + deeds.dropFirst()
    }

    /// - Parameter taker: who has the client on the telephone and keeps the case.
    init(_ opened: Case, takenBy taker: Colleague?, duration: Int?, _ ids: Identities) {
        current = opened
        at = opened.opened
        self.ids = ids
        let interaction = Interaction(
            id: self.ids.next(at: at),
            client: opened.client,
            contact: opened.contact,
            caseID: opened.id,
            channel: opened.channel,
            direction: .in,
            author: taker?.id,
            at: at,
            subject: opened.subject,
            text: opened.text,
            duration: duration
        )
        keep(
            [.interaction(interaction)],
            [.interactionReceived(interaction), .caseOpened(opened, by: interaction)],
            by: taker?.actor ?? .client(opened.client.rawValue)
        )
        interactions = 1
    }

    mutating func take(_ person: Colleague) throws {
        step(to: try current.taken(by: person.id, at: at), "case.taken", by: person.actor)
    }

    mutating func note(_ text: String, by person: Colleague) {
        let note = Note(id: ids.next(at: at), caseID: current.id, author: person.id, at: at, text: text)
        step(to: touched, "case.noted", ["note": Fact(note.id), "mentioned": .none], [.note(note)], by: person.actor)
    }

    mutating func promise(_ what: String, by due: Moment, _ person: Colleague) {
        let promise = Promise(
            id: ids.next(at: at),
            caseID: current.id,
            what: what,
            due: due,
            author: person.id,
            made: at
        )
        step(to: touched, "case.promised", promise.facts, [.promise(promise)], by: person.actor)
    }

    mutating func setAside(for reason: WaitingFor, by person: Colleague) throws {
        let next = try current.setAside(waitingFor: reason, at: at)
        step(to: next, "case.set-aside", ["waiting_for": .text(reason.rawValue)], by: person.actor)
    }

    mutating func resume(by person: Colleague) throws {
        step(to: try current.resumed(at: at), "case.resumed", by: person.actor)
    }

    mutating func solve(by person: Colleague) throws {
        step(to: try current.solved(at: at), "case.solved", by: person.actor)
    }

    mutating func close(confirmedBy confirmation: Confirmation, by actor: Actor) throws {
        let next = try current.closed(confirmedBy: confirmation, at: at)
        step(to: next, "case.closed", ["confirmed_by": .text(confirmation.rawValue)], by: actor)
    }

    /// How the case looks when something was said or noted about it.
    private var touched: Case {
        var next = current
        next.version += 1
        next.touched = at
        return next
    }

    private mutating func step(
        to next: Case,
        _ kind: Event.Kind,
        _ facts: [String: Fact] = [:],
        _ rows: [Deed.Row] = [],
        after earlier: [Event] = [],
        by actor: Actor
    ) {
        keep(rows, earlier + [.about(next, kind, from: current, facts)], by: actor)
        current = next
    }

    mutating func keep(_ rows: [Deed.Row], _ events: [Event], by actor: Actor) {
        deeds.append(Deed(at: at, actor: actor, rows: rows, events: events))
    }
}

// MARK: - What is said

extension Life {
    /// A written answer, on its way to `address`.
    mutating func answer(
        _ text: String,
        via channel: ContactChannel,
        to address: String,
        _ delivery: Interaction.Delivery,
        by person: Colleague
    ) {
        let answer = interaction(text, channel, .out, by: person)
        let facts: [String: Fact] = [
            "interaction": Fact(answer.id), "channel": .text(channel.rawValue),
            "delivery": .text((address.isEmpty ? Interaction.Delivery.sent : .waiting).rawValue),
        ]
        let rows: [Deed.Row] = [.interaction(answer), .post(answer, to: address, delivery)]
        step(to: touched, "case.answered", facts, rows, by: person.actor)
    }

    /// A call or a meeting, written down by the one who was there.
    mutating func log(
        _ text: String,
        _ channel: ContactChannel,
        _ direction: Interaction.Direction,
        seconds: Int,
        by person: Colleague
    ) {
        let logged = interaction(text, channel, direction, by: person, duration: seconds)
        let facts: [String: Fact] = ["interaction": Fact(logged.id), "channel": .text(channel.rawValue)]
        step(
            to: touched,
            "case.interaction-logged",
            facts,
            [.interaction(logged)],
            after: [.interactionLogged(logged)],
            by: person.actor
        )
    }

    /// The client writes: what waited for the client goes on, what was thought solved is open again.
    mutating func hear(_ text: String, via channel: ContactChannel) {
        let heard = interaction(text, channel, .in, by: nil)
        let next = current.heard(at: at)
        let kind: Event.Kind =
            switch current.status.word {
            case .solved, .closed: "case.reopened"
            case .waiting where next.status.word == .working: "case.resumed"
            case .new, .working, .waiting: "case.client-wrote"
            }
        step(
            to: next,
            kind,
            ["interaction": Fact(heard.id), "channel": .text(channel.rawValue), "client_wrote": true],
            [.interaction(heard)],
            after: [.interactionReceived(heard)],
            by: .client(current.client.rawValue)
        )
    }

    mutating func handOver(
        to destination: Destination,
        line: Line,
        department: Department.ID?,
        _ summary: String,
        by person: Colleague
    ) throws {
        let next = try current.handedOver(to: destination, line: line, department: department, by: person.id, at: at)
        let handOver = HandOver(
            id: ids.next(at: at),
            caseID: current.id,
            from: current.worker,
            toPerson: next.worker,
            toDepartment: next.worker == nil ? next.department : nil,
            toLine: next.line,
            summary: summary,
            by: person.id,
            at: at
        )
        let facts: [String: Fact] = [
            "hand_over": Fact(handOver.id), "hand_overs": Fact(next.handOvers), "to_person": Fact(handOver.toPerson),
            "to_department": Fact(handOver.toDepartment), "to_line": Fact(handOver.toLine.rawValue),
        ]
        step(to: next, "case.handed-over", facts, [.handOver(handOver)], by: person.actor)
    }

    private mutating func interaction(
        _ text: String,
        _ channel: ContactChannel,
        _ direction: Interaction.Direction,
        by author: Colleague?,
        duration: Int? = nil
    ) -> Interaction {
        interactions += 1
        return Interaction(
            id: ids.next(at: at),
            client: current.client,
            contact: current.contact,
            caseID: current.id,
            channel: channel,
            direction: direction,
            author: author?.id,
            at: at,
            subject: current.subject,
            text: text,
            duration: duration
        )
    }
}
