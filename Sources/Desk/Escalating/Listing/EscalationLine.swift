import Basics
import Clients
import People
import Store

/// An escalation as a list shows it.
package struct EscalationLine: Sendable, Hashable {
    package let escalation: Escalation
    package let caseNumber: Int
    package let subject: String
    package let owner: Person.ID?
    package let worker: Person.ID?
    package let client: Client.ID
    package let clientName: String
    package let confidential: Bool

    /// Everyone whose name the line shows.
    package var people: [Person.ID] {
        [escalation.addressee, escalation.cause.raiser, owner].compactMap(\.self)
    }
}

extension EscalationLine: Record {
    package static let columns: SQL = """
        \(Escalation.columns), service_case.number, service_case.subject, service_case.owner,
        service_case.worker, client.id, client.name,
        client.confidential
        """

    package init(from row: inout Row) throws {
        escalation = try Escalation(from: &row)
        caseNumber = try row.read()
        subject = try row.read()
        owner = try row.read()
        worker = try row.read()
        client = try row.read()
        clientName = try row.read()
        confidential = try row.read()
    }
}

/// Which escalations a list shows; what is nil does not narrow it.
package struct EscalationFilter: Sendable, Hashable {
    package var isOpen: Bool
    package var addressee: Person.ID?
    package var raiser: Person.ID?
    /// Who answers for the case, or whose own client it is.
    package var steward: Person.ID?
    package var caseID: Case.ID?

    package init(
        isOpen: Bool = true,
        addressee: Person.ID? = nil,
        raiser: Person.ID? = nil,
        steward: Person.ID? = nil,
        caseID: Case.ID? = nil
    ) {
        self.isOpen = isOpen
        self.addressee = addressee
        self.raiser = raiser
        self.steward = steward
        self.caseID = caseID
    }
}
