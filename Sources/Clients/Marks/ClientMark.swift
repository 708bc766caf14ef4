import Basics
import Events
import People
import Store

/// What tells a client from others of the same name and is no way to reach it: a birthday, a number in another program.
package enum ClientMark: Sendable, Hashable {
    case born(Birthday)
    /// That nobody else has: of an insurance, of a passport, of a card in another program.
    case number(String)
}

extension ClientMark {
    fileprivate var kind: String {
        switch self {
        case .born: "born"
        case .number: "number"
        }
    }

    fileprivate var value: String {
        switch self {
        case .born(let day): "\(day.year ?? 0)-\(day.month)-\(day.day)"
        case .number(let text): text
        }
    }

    init?(kind: String, value: String) {
        guard kind == "born" else {
            self = .number(value)
            return
        }
        let parts = value.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3,
            let day = Birthday(year: parts[0] == 0 ? nil : parts[0], month: parts[1], day: parts[2])
        else { return nil }
        self = .born(day)
    }
}

extension ClientBook {
    /// Writes down marks of a client; one that is known is not written again.
    package func mark(_ id: Client.ID, _ marks: [ClientMark]) throws {
        try member.require(.changeClients)
        let client = try visible(id)
        let known = try tx.marks(of: [client.id])[client.id] ?? []
        let new = marks.filter { !known.contains($0) }
        guard !new.isEmpty else { return }
        try tx.insert(new, of: client.id)
        try tx.record(.clientMarked(client), by: member.actor)
    }
}

extension Transaction {
    /// Writes rows as they are: no rights, no event.
    package func insert(_ marks: [ClientMark], of client: Client.ID) throws {
        try send(
            "INSERT INTO client_mark (id, client, kind, value) VALUES",
            rows: marks.map { "(\(newID(ClientMark.self)), \(client), \($0.kind), \($0.value))" }
        )
    }
}

extension Snapshot {
    /// Whoever holds a `Client` was allowed to see it.
    package func marks(of client: Client) throws -> [ClientMark] {
        try marks(of: [client.id])[client.id] ?? []
    }

    func marks(of clients: [Client.ID]) throws -> [Client.ID: [ClientMark]] {
        var marks: [Client.ID: [ClientMark]] = [:]
        try each(
            "SELECT client, kind, value FROM client_mark WHERE client IN (\(SQL.list(clients))) ORDER BY client, id"
        ) { row in
            let client: Client.ID = try row.read()
            let mark = ClientMark(kind: try row.read(), value: try row.read())
            marks[client, default: []] += [mark].compactMap(\.self)
        }
        return marks
    }
}

extension Event {
    /// The mark itself is not written into the journal: it may be a secret, and has to be erasable.
    fileprivate static func clientMarked(_ client: Client) -> Event {
        Event("client.marked", of: client.subject, client: client.id.rawValue)
    }
}
