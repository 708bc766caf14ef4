import Basics
import Clients
import Events
import People
import Store

extension Snapshot {
    /// What is called exactly so: the case of this number, who is reached at this telephone or address, whose tax number it is.
    func exactly(
        _ query: String,
        _ kinds: [SubjectKind],
        visibleTo member: Member,
        limit: Int
    ) throws -> [Found] {
        let digits = query.filter { !$0.isWhitespace && $0 != "№" && $0 != "#" }
        var found: [Found] = []
        if kinds.contains(.serviceCase), let number = Int(digits) {
            found += try one(.serviceCase, "service_case.number = \(number)", visibleTo: member)
        }
        if kinds.contains(.client), let number = TaxNumber(digits) {
            found += try one(.client, "client.tax_number = \(number)", visibleTo: member)
        }
        found += try reached(at: query, kinds, visibleTo: member)
        return Array(found.prefix(limit))
    }

    private func reached(at query: String, _ kinds: [SubjectKind], visibleTo member: Member) throws -> [Found] {
        let phone = query.count { $0.isNumber } >= 7 ? PhoneNumber(query) : nil
        let known: [Known]
        if let phone {
            known = try findByPoint(.phone, phone.e164, visibleTo: member)
        } else if let email = EmailAddress(query.trimmed) {
            known = try findByPoint(.email, email.normalized, visibleTo: member)
        } else {
            return []
        }
        return known.compactMap { known in
            if let contact = known.contact, kinds.contains(.contact) {
                return Found(
                    kind: .contact,
                    id: contact.id.rawValue,
                    client: known.client.id.rawValue,
                    title: contact.name.full,
                    detail: known.client.name,
                    caseNumber: nil
                )
            }
            guard known.contact == nil, kinds.contains(.client) else { return nil }
            return Found(
                kind: .client,
                id: known.client.id.rawValue,
                client: known.client.id.rawValue,
                title: known.client.name,
                detail: known.client.taxNumber?.text ?? "",
                caseNumber: nil
            )
        }
    }

    private func one(_ kind: SubjectKind, _ condition: SQL, visibleTo member: Member) throws -> [Found] {
        guard let source = FindSource(kind) else { return [] }
        let table: SQL = kind == .client ? "client AS asked" : "service_case AS asked"
        return try all(
            """
            SELECT \(source.columns) FROM \(table) \(source.joins("asked.id"))
            WHERE \(condition) AND \(member.sees(client: "client")) LIMIT 10
            """
        ) { row in try Found(kind, from: &row) }
    }
}
