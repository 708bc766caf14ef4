import Basics
import Desk
import Events
import People
import Store

/// Lets one case live its life once more, by the verbs that people use at the desk, each at the time that its row names.
struct CaseReplay {
    let tx: Transaction
    let cast: ReplayCast
    let log: String

    func live(_ logged: LoggedCase) throws -> ReplayOutcome {
        var outcome = ReplayOutcome()
        guard let first = logged.events.first, let new = beginning(of: logged, first) else { return outcome }
        var current = try opened(new, first, &outcome)
        try tx.remember(logged.key, as: current.id, of: .serviceCase, from: log)
        let rest = outcome.refused.isEmpty ? logged.events[...] : logged.events.dropFirst()
        for event in rest {
            let before = current.version
            do {
                current = try tx.at(event.at) { try follow(event, from: current) }
                if current.version == before, event.line != first.line { outcome.idle += 1 }
            } catch let refusal as any Refusal where !(refusal is StorageFault) {
                outcome.refused.append(RefusedRow(row: event.line, case: logged.key, refusal: refusal))
                // Of several verbs, some may have been followed.
                current = try tx.findCase(current.id, visibleTo: .program) ?? current
            }
        }
        return outcome
    }

    /// In the hands of whoever the first row names when it says that they worked on it.
    private func beginning(of logged: LoggedCase, _ first: LogEvent) -> NewCase? {
        guard let client = cast.clients[logged.opening.client] else { return nil }
        let (opening, state) = (logged.opening, LoggedState(first, after: .new, by: cast))
        return NewCase(
            client: client,
            kind: state.kind,
            subject: opening.subject,
            text: opening.text.isEmpty ? opening.subject : opening.text,
            priority: state.priority,
            line: state.line,
            department: state.department,
            channel: opening.channel,
            product: state.product,
            taken: state.status != .new
        )
    }

    /// By whoever the first row names; by the program, when they may not.
    private func opened(_ new: NewCase, _ first: LogEvent, _ outcome: inout ReplayOutcome) throws -> Case {
        do {
            return try tx.at(first.at) { try CaseDesk(tx, cast.member(first)).open(new) }
        } catch let refusal as any Refusal where !(refusal is StorageFault) {
            outcome.refused.append(RefusedRow(row: first.line, case: first.caseKey, refusal: refusal))
            var new = new
            new.taken = false
            return try tx.at(first.at) { try CaseDesk(tx, .program).open(new) }
        }
    }

    private func follow(_ event: LogEvent, from old: Case) throws -> Case {
        let actor = cast.member(event)
        let (desk, wanted) = (CaseDesk(tx, actor), LoggedState(event, after: old.step, by: cast))
        var current = old
        if current.isOver(before: wanted) { current = try desk.reopen(current.id, version: current.version) }
        let change = CaseChange(kind: wanted.kind, priority: wanted.priority, product: wanted.product ?? "")
        if !current.isClosed { current = try desk.change(current.id, version: current.version, change) }
        current = try move(current, to: wanted, actor, because: event)
        if let note = event.note {
            _ = try desk.note(current.id, note)
            current = try tx.findCase(current.id, visibleTo: .program) ?? current
        }
        return try settle(current, as: wanted.status, by: desk)
    }

    /// To the team and into the hands that the row names.
    private func move(_ old: Case, to wanted: LoggedState, _ actor: Member, because event: LogEvent) throws -> Case {
        let isThere = old.line == wanted.line && old.department == wanted.department
        let queue = wanted.department.map(Destination.department) ?? .line(wanted.line)
        if wanted.status == .new {
            return isThere && old.status == .new ? old : try hand(old, to: queue, by: actor, because: event)
        }
        if isThere, old.status == .new { return try CaseDesk(tx, actor).take(old.id, version: old.version) }
        guard !isThere || wanted.worker != nil && wanted.worker != old.worker, let person = actor.id else { return old }
        if person != old.worker { return try hand(old, to: .person(person), by: actor, because: event) }
        // The same hands in another team: by way of its queue.
        let queued = try hand(old, to: queue, by: actor, because: event)
        return try CaseDesk(tx, actor).take(queued.id, version: queued.version)
    }

    /// Whoever has it passes it on, with what the log says of it.
    private func hand(_ old: Case, to place: Destination, by actor: Member, because event: LogEvent) throws -> Case {
        let giver = old.worker.flatMap { cast.members[$0] } ?? actor
        let summary = "\(log), row \(event.line): \(event.statusText), \(event.ownerName)"
        return try CaseDesk(tx, giver).handOver(old.id, version: old.version, to: place, summary: summary)
    }

    private func settle(_ old: Case, as status: StatusStep, by desk: CaseDesk) throws -> Case {
        guard old.step != status else { return old }
        switch status {
        case .working: return try desk.resume(old.id, version: old.version)
        case .waiting(let reason): return try desk.setAside(old.id, version: old.version, waitingFor: reason)
        case .solved: return try desk.solve(old.id, version: old.version)
        case .closed: return try desk.close(old.id, version: old.version, confirmedBy: .takenOver)
        case .new, .unchanged: return old
        }
    }
}

extension Case {
    /// What the row says can only be of a case that is open again.
    fileprivate func isOver(before wanted: LoggedState) -> Bool {
        guard status.word == .solved || isClosed else { return false }
        let isElsewhere = line != wanted.line || department != wanted.department
        let isChanged = (kind, priority, product) != (wanted.kind, wanted.priority, wanted.product)
        return switch wanted.status {
        case .new, .working, .waiting: true
        case .solved: isClosed || isElsewhere
        case .closed, .unchanged: isElsewhere || isClosed && isChanged
        }
    }
}

/// A row that the rules of the desk would not have.
package struct RefusedRow: Sendable {
    /// The line of the file.
    package let row: Int
    package let `case`: String
    package let refusal: any Refusal
}
