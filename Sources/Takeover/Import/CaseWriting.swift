import Basics
import Clients
import Desk
import Events
import People
import Store

/// Writes cases with their history.
struct CaseWriting {
    let tx: Transaction
    let log: String
    let names: ResolvedNames

    /// A case that is not here yet.
    /// - Returns: how many events were written.
    func begin(_ logged: LoggedCase) throws -> Int {
        guard let blank = try blank(logged) else { return 0 }
        let story = CaseStory(of: blank, logged.events.map(happening))
        guard let end = story.end else { return 0 }
        let interaction = Interaction(
            id: tx.newID(),
            client: end.client,
            caseID: end.id,
            channel: end.channel,
            direction: .in,
            at: end.opened,
            subject: end.subject,
            text: end.text
        )
        try tx.insert(end)
        try tx.insert(interaction)
        try tx.remember(logged.key, as: end.id, of: .serviceCase, from: log)
        try tx.at(end.opened) { try tx.record(.interactionReceived(interaction), by: .system) }
        try write(story.steps, isNew: true)
        return story.steps.count
    }

    /// A case that is here: what the log says more than before is written between what is known. How the case stands
    /// changes only while nobody has worked on it here.
    /// - Returns: how many events were written.
    func goOn(with id: Case.ID, _ logged: LoggedCase) throws -> Int {
        guard let current = try tx.findCase(id, visibleTo: .program) else { return 0 }
        let entries = try tx.history(of: current.eventSubject, limit: .max)
        let known = entries.compactMap { Happening($0, from: log) }
        let fresh = logged.events.map(happening).removing(known)
        guard !fresh.isEmpty else { return 0 }
        let story = CaseStory(of: current, (known + fresh).sorted { $0.at < $1.at })
        try write(story.steps.filter { !$0.happening.isKnown }, isNew: false)
        if known.count == entries.count, var end = story.end {
            end.version = current.version + 1
            try tx.save(end)
        }
        return fresh.count
    }

    private func write(_ steps: [CaseStory.Step], isNew: Bool) throws {
        for (place, step) in steps.enumerated() {
            let happening = step.happening
            // Identities come from the present: the past has none left that are sure to be free.
            let (noteID, handOverID) = (tx.newID(Note.self), tx.newID(HandOver.self))
            let event = Event.history(step, isFirst: isNew && place == 0, of: log)
            try tx.at(happening.at) { try tx.record(event, by: .system) }
            if let text = happening.note {
                try tx.insert(
                    Note(id: noteID, caseID: step.after.id, author: happening.owner, at: happening.at, text: text)
                )
            }
            if let before = step.before, step.after.isHandedOver(from: before) {
                try tx.insert(HandOver(id: handOverID, from: before, step))
            }
        }
    }

    private func blank(_ logged: LoggedCase) throws -> Case? {
        guard let first = logged.events.first, let client = names.clients[logged.opening.client] else { return nil }
        return Case(
            id: tx.newID(),
            number: Int(try tx.nextNumber(in: .serviceCase)),
            client: client,
            kind: first.kind,
            subject: logged.opening.subject,
            text: logged.opening.text,
            line: first.supportLine,
            channel: logged.opening.channel,
            opened: first.at
        )
    }

    private func happening(_ event: LogEvent) -> Happening {
        Happening(
            at: event.at,
            row: event.line,
            statusText: event.statusText,
            ownerName: event.ownerName,
            status: event.status,
            owner: names.people[event.ownerName],
            kind: event.kind,
            priority: event.priority,
            line: event.supportLine,
            department: event.department.flatMap { names.departments[$0] },
            product: event.product,
            note: event.note
        )
    }
}

extension [Happening] {
    /// What is left when each of `known` has taken away one that is the same.
    fileprivate func removing(_ known: [Happening]) -> [Happening] {
        var counts = Dictionary(known.map { ($0.identity, 1) }, uniquingKeysWith: +)
        return filter { happening in
            guard let count = counts[happening.identity], count > 0 else { return true }
            counts[happening.identity] = count - 1
            return false
        }
    }
}

extension HandOver {
    fileprivate init(id: ID, from before: Case, _ step: CaseStory.Step) {
        self.init(
            id: id,
            caseID: step.after.id,
            from: before.owner,
            toPerson: step.after.owner,
            toDepartment: step.after.department,
            toLine: step.after.line,
            summary: step.happening.statusText,
            by: nil,
            at: step.happening.at
        )
    }
}
