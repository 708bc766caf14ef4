import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Passes a case on, with what the next one has to know. Who answers to the client stays.
    package func handOver(_ id: Case.ID, version: Int, to destination: Destination, summary: String) throws -> Case {
        let old = try handled(id, version: version)
        if old.worker == nil { try member.require(.distributeCases) }
        let summary = try Summary(try Wording.text(summary, of: "summary", atMost: 5000, mayBeEmpty: true))
        let place = try place(of: destination, for: old)
        let next = try old.handedOver(
            to: destination,
            line: place.line,
            department: place.department,
            by: member.id,
            at: tx.now
        )
        let handOver = HandOver(
            id: tx.newID(),
            caseID: id,
            from: old.worker,
            toPerson: next.worker,
            toDepartment: next.worker == nil ? next.department : nil,
            toLine: next.line,
            summary: summary.text,
            by: member.id,
            at: tx.now
        )
        try tx.insert(handOver)
        if let author = member.id { try tx.dropDraft(of: author, at: .handOver(of: id)) }
        return try keep(next, over: old, "case.handed-over", handOver.facts(count: next.handOvers))
    }

    /// Another person answers to the client from now on.
    package func handOwnership(_ id: Case.ID, version: Int, to person: Person.ID, summary: String) throws -> Case {
        let old = try handled(id, version: version)
        let summary = try Summary(try Wording.text(summary, of: "summary", atMost: 5000, mayBeEmpty: true))
        _ = try receiver(person, of: old)
        let next = try old.owned(by: person, at: tx.now)
        let note = Note(id: tx.newID(), caseID: id, author: member.id, at: tx.now, text: summary.text)
        try tx.insert(note)
        return try keep(next, over: old, "case.owner-changed", ["note": Fact(note.id)])
    }

    private func place(
        of destination: Destination,
        for old: Case
    ) throws -> (line: Line, department: Department.ID?) {
        switch destination {
        case .line(let line):
            return (line, nil)
        case .department(let department):
            guard try tx.isOpen(department) else { throw CaseRefusal.departmentUnknown }
            return (try tx.line(of: department) ?? max(old.line, .second), department)
        case .person(let person):
            let receiver = try receiver(person, of: old)
            return (receiver.line ?? old.line, receiver.department)
        }
    }

    /// - Throws: when nobody of that name works here, or may know of the client.
    private func receiver(_ person: Person.ID, of old: Case) throws -> Receiver {
        guard let receiver = try tx.receiver(person), receiver.state != .left else { throw CaseRefusal.personUnknown }
        guard try tx.mayKnow(person, of: old.client) else { throw CaseRefusal.personMayNotKnow }
        return receiver
    }
}

extension HandOver {
    fileprivate func facts(count: Int) -> [String: Fact] {
        [
            "hand_over": Fact(id), "hand_overs": Fact(count), "to_person": Fact(toPerson),
            "to_department": Fact(toDepartment), "to_line": Fact(toLine.rawValue),
        ]
    }
}
