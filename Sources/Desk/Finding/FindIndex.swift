import Basics
import Clients
import Events
import Store

/// Makes findable what has been written, after it is committed: nobody who writes waits for it.
package struct FindIndex: Subscriber {
    package let name = "find"
    package let start = SubscriberStart.beginning
    private let database: Database

    private static let step = 500

    package init(_ database: Database) {
        self.database = database
    }

    package func receive(_ entries: [JournalEntry]) async throws {
        let touched = Touched(entries)
        guard !touched.isEmpty else { return }
        let begun = ContinuousClock.now
        let documents = try await database.read { try $0.documents(of: touched, FoundText()) }
        try await database.write { try $0.keep(documents) }
        // A fifth of one processor at most, so that a server under load first does what it is asked.
        try await Task.sleep(for: min((.now - begun) * 4, .seconds(2)))
    }

    /// Makes everything findable that there is, from the rows themselves.
    /// - Parameter progress: is told how many rows are done.
    /// - Returns: how many rows there are.
    @discardableResult
    package func rebuild(progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        var done = 0
        let end = try await database.read { try $0.lastSeal().seq }
        for kind in Touched.Kind.allCases {
            var last = Int64.min
            while true {
                let after = last
                let (ids, documents) = try await database.read { snapshot in
                    let ids: [Int64] = try snapshot.values(kind.rows(after: after, limit: Self.step))
                    return (ids, try snapshot.documents(of: Touched(kind, ids), FoundText()))
                }
                try await database.write { try $0.keep(documents) }
                guard let end = ids.last else { break }
                last = end
                done += ids.count
                progress(done)
            }
        }
        // What was written until then needs no second reading.
        try await database.write { [name] in try $0.skip(name, to: end) }
        return done
    }
}

/// Things that are to be found otherwise than before.
struct Touched: Sendable {
    enum Kind: CaseIterable, Sendable {
        case client
        case contact
        case serviceCase
        case interaction

        func rows(after id: Int64, limit: Int) -> SQL {
            let table: SQL =
                switch self {
                case .client: "client"
                case .contact: "contact"
                case .serviceCase: "service_case"
                case .interaction: "interaction"
                }
            return "SELECT id FROM \(table) WHERE id > \(id) ORDER BY id LIMIT \(limit)"
        }
    }

    fileprivate private(set) var ids: [Kind: Set<Int64>] = [:]

    var isEmpty: Bool { ids.isEmpty }

    init(_ kind: Kind, _ ids: [Int64]) {
        self.ids[kind] = Set(ids)
    }

    init(_ entries: [JournalEntry]) {
        for entry in entries where entry.kind.name != "client.looked-at" {
            switch entry.subject.kind {
            case .client:
                add(.client, entry.subject.id)
                // A number that was added belongs to a contact, as often as not.
                if let contact = entry.facts["contact"]?.id(of: Contact.self) { add(.contact, contact.rawValue) }
            case .contact: add(.contact, entry.subject.id)
            case .serviceCase: add(.serviceCase, entry.subject.id)
            case .interaction: add(.interaction, entry.subject.id)
            default: break
            }
        }
    }

    private mutating func add(_ kind: Kind, _ id: Int64) {
        ids[kind, default: []].insert(id)
    }

    func of<Thing>(_ kind: Kind, as thing: Thing.Type = Thing.self) -> [ID<Thing>] {
        (ids[kind] ?? []).sorted().map { ID(rawValue: $0) }
    }
}

extension Snapshot {
    fileprivate func documents(of touched: Touched, _ found: FoundText) throws -> [TextDocument] {
        try clientTexts(touched.of(.client), found) + contactTexts(touched.of(.contact), found)
            + caseTexts(touched.of(.serviceCase), found) + interactionTexts(touched.of(.interaction), found)
    }
}

extension Transaction {
    /// Makes everything findable at once; for houses that are small.
    package func makeFindable() throws {
        for kind in Touched.Kind.allCases {
            let ids: [Int64] = try values(kind.rows(after: .min, limit: .max))
            try keep(try documents(of: Touched(kind, ids), FoundText()))
        }
    }
}
