import Basics
import Clients
import Desk
import People
import Store
import Telephony

/// What of a caller decides who answers.
struct CallerFacts: Hashable, Sendable, Codable {
    var standing = WaitingCall.Standing.plain
    var ownManager: Person.ID?
    /// Those alone who may know of the client; nil: everybody.
    var allowed: Set<Person.ID>?
}

extension Snapshot {
    /// Of the likeliest client whose number it is. In one question, for the phone is not rung before it is answered.
    ///
    /// The kind of case is written out: SQLite compiles a question anew each time when what is bound decides whether an index of some
    /// rows alone may be used.
    func callerFacts(_ name: CallerName) throws -> CallerFacts {
        guard let phone = CallerSign(name).phone else { return CallerFacts() }
        let found = try first(
            """
            SELECT client.id, client.own_manager, client.confidential,
                CASE WHEN EXISTS (
                    SELECT 1 FROM service_case WHERE service_case.client = client.id
                        AND service_case.kind = 'claim' AND service_case.status <> 'closed'
                ) THEN 1 ELSE 0 END,
                (SELECT contract FROM client_contract WHERE client_contract.client = client.id
                    ORDER BY since DESC, id DESC LIMIT 1)
            FROM contact_point JOIN client ON client.id = contact_point.client
            WHERE contact_point.kind = \(ContactPoint.Kind.phone) AND contact_point.normalized = \(phone.e164)
                AND contact_point.gone IS NULL
            ORDER BY client.provisional, contact_point.id LIMIT 1
            """
        ) { row in
            (
                client: try row.read(Client.ID.self), ownManager: try row.read(Person.ID?.self),
                isConfidential: try row.read(Bool.self), claims: try row.read(Bool.self),
                contract: try row.read(String?.self)
            )
        }
        guard let found else { return CallerFacts() }
        return CallerFacts(
            standing: found.claims ? .claim : found.contract == nil ? .plain : .valued,
            ownManager: found.ownManager,
            allowed: found.isConfidential ? Set(try walling(of: found.client).names.map(\.person)) : nil
        )
    }
}
