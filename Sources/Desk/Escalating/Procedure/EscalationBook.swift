import Basics
import Clients
import Events
import People
import Store

/// Writes the procedure by which cases are raised.
package struct EscalationBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// Keeps what is being written, with whatever is still missing in it.
    /// - Parameter version: of the draft that was seen; nil when there was none.
    package func keep(_ wish: EscalationProcedure, over version: Int?) throws -> EscalationEdition {
        try begin()
        let draft = try tidy(wish)
        if let version {
            guard try tx.save(draft, over: version, by: member.id) else { throw ProcedureRefusal.stale }
        } else {
            guard try tx.escalationDraft() == nil else { throw ProcedureRefusal.stale }
            let last = try tx.keptEscalationProcedure().number
            try tx.insert(draft, edition: last + 1, by: member.id)
        }
        return try saved()
    }

    /// From now on cases are raised by what was written; those that are raised already go on as they began.
    /// - Throws: the first of what is to be mended (`flaws` has them all).
    package func publish(version: Int) throws -> EscalationEdition {
        try begin()
        guard let draft = try tx.escalationDraft() else { throw ProcedureRefusal.noDraft }
        let flaws = try tx.flaws(of: draft.procedure)
        guard flaws.isEmpty else { throw ProcedureFlaws(errors: flaws) }
        guard try tx.publishDraft(over: version) else { throw ProcedureRefusal.stale }
        let facts: [String: Fact] = ["edition": Fact(draft.number), "levels": Fact(draft.procedure.levels.count)]
        try tx.record(Event("procedure.published", of: .escalationProcedure, data: facts), by: member.actor)
        return draft
    }

    /// Throws away what was being written.
    package func dropDraft() throws {
        try begin()
        guard try tx.dropDraft() else { throw ProcedureRefusal.noDraft }
    }

    private func begin() throws {
        try member.require(.shapeWork)
        try tx.alone(on: "escalation-procedure")
    }

    private func tidy(_ wish: EscalationProcedure) throws -> EscalationProcedure {
        guard wish.levels.count <= EscalationProcedure.mostLevels else {
            throw InvalidField(
                "to.\(wish.levels.count)",
                "refusal.procedure.too-many",
                ["most": "\(EscalationProcedure.mostLevels)"]
            )
        }
        var draft = wish
        for index in draft.levels.indices {
            draft.levels[index].name = try Wording.line(
                wish.levels[index].name,
                of: "name.\(index + 1)",
                atMost: EscalationProcedure.Level.longestName,
                mayBeEmpty: true
            )
        }
        return draft
    }

    private func saved() throws -> EscalationEdition {
        guard let draft = try tx.escalationDraft() else { throw ProcedureRefusal.noDraft }
        return draft
    }
}

extension Snapshot {
    /// All that keeps a procedure from being published today, with the fields that are to be mended.
    package func flaws(of procedure: EscalationProcedure) throws -> [InvalidField] {
        let departments = try departments()
        let open = Set(departments.map(\.id))
        var flaws = procedure.flaws(under: DepartmentLineage(departments))
        for (index, level) in procedure.levels.enumerated() {
            switch level.to {
            case .head(let department) where !open.contains(department):
                flaws.append(InvalidField("to.\(index + 1)", "refusal.department.unknown"))
            case .person(let person):
                guard try findPerson(person)?.state != .active else { break }
                flaws.append(InvalidField("to.\(index + 1)", "refusal.person.unknown"))
            default: break
            }
        }
        return flaws
    }
}

/// What is to be mended before a procedure can be published.
package struct ProcedureFlaws: Refusal, Equatable {
    package let errors: [InvalidField]

    package var standing: Standing { .invalid }
    package var reason: TextKey { errors.first?.reason ?? "refusal.form.errors" }
    package var details: [String: String] { errors.first?.details ?? [:] }
    package var field: String? { errors.first?.field }
}

package enum ProcedureRefusal: Refusal, Equatable {
    case noDraft
    /// Somebody else has changed the draft meanwhile.
    case stale

    package var standing: Standing { self == .noDraft ? .notFound : .conflict }

    package var reason: TextKey {
        switch self {
        case .noDraft: "refusal.procedure.no-draft"
        case .stale: "refusal.procedure.stale"
        }
    }
}

extension Event.Subject {
    /// There is one for the whole company.
    static let escalationProcedure = Event.Subject(kind: .procedure, rawValue: 1)
}
