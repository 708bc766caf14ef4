import Basics
import Deadlines
import Foundation
import Store
import Synchronization

/// An edition as it is kept.
private struct KeptEdition: Record {
    static let columns: SQL = "deadline_policy.edition, deadline_policy.at, deadline_policy.document"

    let edition: DeadlinePolicy.Edition
    let at: Moment
    let document: String

    init(from row: inout Row) throws {
        edition = try row.read()
        at = try row.read()
        document = try row.read()
    }

    /// Documents that were read before, by what is in them.
    private static let known = Mutex<[String: PolicySheet]>([:])
    private static let most = 64

    func policy() throws -> DeadlinePolicy {
        DeadlinePolicy(try sheet(), edition: edition, since: at)
    }

    private func sheet() throws -> PolicySheet {
        if let known = Self.known.withLock({ $0[document] }) { return known }
        let sheet = try JSONDecoder().decode(PolicySheet.self, from: Data(document.utf8))
        Self.known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[document] = sheet
        }
        return sheet
    }
}

extension Snapshot {
    /// What deadlines are counted by now.
    package func deadlinePolicy() throws -> DeadlinePolicy {
        try lastEdition(upTo: now)?.policy() ?? .standard
    }

    /// The edition that held at a moment and all that followed it, in their order.
    package func deadlinePolicies(since moment: Moment) throws -> [DeadlinePolicy] {
        let editions: [KeptEdition] = try all(
            """
            SELECT \(KeptEdition.columns) FROM deadline_policy
            WHERE at >= COALESCE((SELECT MAX(at) FROM deadline_policy WHERE at <= \(moment)), 0) ORDER BY at, edition
            """
        )
        let began = editions.first.map { $0.at <= moment } ?? false
        return try (began ? [] : [.standard]) + editions.map { try $0.policy() }
    }

    private func lastEdition(upTo moment: Moment) throws -> KeptEdition? {
        try first(
            """
            SELECT \(KeptEdition.columns) FROM deadline_policy WHERE at <= \(moment)
            ORDER BY at DESC, edition DESC LIMIT 1
            """
        )
    }

    /// What an edition says; what a company begins with when it is none.
    package func policySheet(of edition: DeadlinePolicy.Edition?) throws -> PolicySheet {
        guard let edition else { return .standard }
        let kept: KeptEdition? = try first(
            "SELECT \(KeptEdition.columns) FROM deadline_policy WHERE edition = \(edition)"
        )
        guard let kept else { throw PolicyRefusal.stale }
        return try kept.policy().sheet
    }

    /// Who published what, the latest first.
    package func policyEditions(limit: Int = 50) throws -> [PolicyEdition] {
        try all(
            """
            SELECT \(PolicyEdition.columns) FROM deadline_policy LEFT JOIN person ON person.id = deadline_policy.by_person
            ORDER BY deadline_policy.at DESC, deadline_policy.edition DESC LIMIT \(limit)
            """
        )
    }
}

/// That an edition was published.
package struct PolicyEdition: Record, Sendable, Hashable {
    package static let columns: SQL =
        "deadline_policy.edition, deadline_policy.at, person.family, person.given, person.patronymic"

    package let edition: DeadlinePolicy.Edition
    package let at: Moment
    package let by: PersonName?

    package init(from row: inout Row) throws {
        edition = try row.read()
        at = try row.read()
        let family: String? = try row.read()
        let (given, patronymic) = (try row.read(String?.self), try row.read(String?.self))
        by = family.map { PersonName(family: $0, given: given ?? "", patronymic: patronymic ?? "") }
    }
}

extension Transaction {
    func insert(_ sheet: PolicySheet, edition: DeadlinePolicy.Edition, by person: Int64?) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let document = String(decoding: try encoder.encode(sheet), as: UTF8.self)
        try run(
            """
            INSERT INTO deadline_policy (edition, at, by_person, document)
            VALUES (\(edition), \(now), \(person), \(document))
            """
        )
    }
}
