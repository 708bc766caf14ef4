import Basics
import People
import Store

/// What the rows of one batch are compared with, read in few statements; clients that the batch adds are added here, too.
struct KnownClients {
    private var marks: [String: Client.ID] = [:]
    private var clients: [Client.ID: Client] = [:]
    /// What our own numbers in the rows stand for today: a client may have become one with another since.
    private var numbers: [Client.ID: Client.ID] = [:]
    private var byTaxNumber: [String: [Client.ID]] = [:]
    private var byPoint: [Point: [(client: Client.ID, contact: Contact?)]] = [:]
    private var byName: [String: [Client.ID]] = [:]

    /// No more are looked at for one number, address or name; so many at one address are a crowd, among whom it tells nobody apart.
    private static let crowd = 50

    private struct Point: Hashable {
        let kind: ContactPoint.Kind
        let normalized: String
    }

    /// The client that was made of the very same row before.
    func madeOf(_ draft: ImportDraft) -> Client? { marks[draft.mark].flatMap { clients[$0] } }

    func candidates(for draft: ImportDraft) -> [ImportCandidate] {
        var found: [Client.ID: ImportCandidate] = [:]
        func add(_ id: Client.ID, _ way: ImportCandidate.Way, _ contact: Contact? = nil) {
            guard let client = clients[id] else { return }
            var candidate = found[id] ?? ImportCandidate(client: client, contacts: [], ways: [])
            candidate.ways.insert(way)
            if let contact, !candidate.contacts.contains(contact) { candidate.contacts.append(contact) }
            found[id] = candidate
        }
        if let mark = draft.numberMark, let id = marks[mark] { add(id, .outsideNumber) }
        if let id = draft.ownNumber.flatMap({ numbers[$0] }) { add(id, .outsideNumber) }
        for id in draft.taxNumber.flatMap({ byTaxNumber[$0.text] }) ?? [] { add(id, .taxNumber) }
        for point in draft.points {
            let hits = byPoint[Point(kind: point.kind, normalized: point.normalized)] ?? []
            // A town alone is where everybody lives.
            if point.kind == .postal, hits.count > Self.crowd { continue }
            for hit in hits {
                add(hit.client, point.kind == .postal ? .postal : .point(point.normalized), hit.contact)
            }
        }
        if draft.kind == .organisation { for id in byName[SortName.of(draft.name)] ?? [] { add(id, .name) } }
        return Array(found.values)
    }

    mutating func add(_ client: Client, _ contact: Contact?, _ draft: ImportDraft) {
        put(client)
        if let number = client.taxNumber { byTaxNumber[number.text, default: []].append(client.id) }
        if client.kind == .organisation { byName[SortName.of(client.name), default: []].append(client.id) }
        for point in draft.points {
            let owner = point.kind == .postal ? nil : contact
            let place = Point(kind: point.kind, normalized: point.normalized)
            if byPoint[place, default: []].count <= Self.crowd { byPoint[place]?.append((client.id, owner)) }
        }
        remember(draft, as: client.id)
    }

    /// For a client that was changed.
    mutating func put(_ client: Client) { clients[client.id] = client }

    mutating func remember(_ draft: ImportDraft, as client: Client.ID) {
        marks[draft.mark] = client
        if let mark = draft.numberMark { marks[mark] = client }
    }
}

extension KnownClients {
    /// As `member` may know them.
    init(for drafts: [ImportDraft], visibleTo member: Member, in snapshot: Snapshot) throws {
        let sees = member.sees(client: "client")
        try readMarks(drafts, sees, snapshot)
        try readNumbers(drafts, sees, snapshot)
        try readTaxNumbers(drafts, sees, snapshot)
        for kind in ContactPoint.Kind.allCases { try readPoints(of: kind, drafts, sees, snapshot) }
        try readNames(drafts, sees, snapshot)
    }

    private mutating func readMarks(_ drafts: [ImportDraft], _ sees: SQL, _ snapshot: Snapshot) throws {
        for marks in Self.runs(drafts.flatMap { [$0.mark] + [$0.numberMark].compactMap(\.self) }) {
            let found = try snapshot.all(
                """
                SELECT client_import_mark.mark, \(Client.columns) FROM client_import_mark
                JOIN client ON client.id = client_import_mark.client
                WHERE client_import_mark.mark IN (\(SQL.list(marks))) AND \(sees)
                """
            ) { row in (try row.read(String.self), try Client(from: &row)) }
            for (mark, client) in found {
                self.marks[mark] = client.id
                put(client)
            }
        }
    }

    /// Those that left the house as a file and come back.
    private mutating func readNumbers(_ drafts: [ImportDraft], _ sees: SQL, _ snapshot: Snapshot) throws {
        for numbers in Self.runs(drafts.compactMap { $0.ownNumber?.description }) {
            let found = try snapshot.all(
                """
                SELECT asked.id, \(Client.columns) FROM client AS asked
                JOIN client ON client.id = COALESCE(asked.merged_into, asked.id)
                WHERE asked.id IN (\(SQL.list(numbers.compactMap { Client.ID($0) }))) AND \(sees)
                """
            ) { row in (try row.read(Client.ID.self), try Client(from: &row)) }
            for (number, client) in found {
                self.numbers[number] = client.id
                put(client)
            }
        }
    }

    private mutating func readTaxNumbers(_ drafts: [ImportDraft], _ sees: SQL, _ snapshot: Snapshot) throws {
        for numbers in Self.runs(drafts.compactMap { $0.taxNumber?.text }) {
            let found: [Client] = try snapshot.all(
                "SELECT \(Client.columns) FROM client WHERE client.tax_number IN (\(SQL.list(numbers))) AND \(sees)"
            )
            for client in found {
                byTaxNumber[client.taxNumber?.text ?? "", default: []].append(client.id)
                put(client)
            }
        }
    }

    private mutating func readPoints(
        of kind: ContactPoint.Kind,
        _ drafts: [ImportDraft],
        _ sees: SQL,
        _ snapshot: Snapshot
    ) throws {
        for values in Self.runs(drafts.flatMap(\.points).filter { $0.kind == kind }.map(\.normalized)) {
            // The first of each, so that a crowd at one does not keep out those at the others.
            let first = values.indices.map { place -> SQL in
                // What fills up a run is asked for once.
                let value = place > 0 && values[place] == values[place - 1] ? "" : values[place]
                return """
                    SELECT * FROM (
                        SELECT contact_point.normalized, \(Client.columns), \(Contact.columns) FROM contact_point
                        JOIN client ON client.id = contact_point.client
                        LEFT JOIN contact ON contact.id = contact_point.contact AND contact.gone IS NULL
                        WHERE contact_point.kind = \(kind) AND contact_point.normalized = \(value)
                            AND contact_point.gone IS NULL AND \(sees)
                        LIMIT \(Self.crowd + 1)
                    ) AS reached
                    """
            }
            let found = try snapshot.all(SQL.join(first, by: " UNION ALL ")) { row in
                let (value, client) = (try row.read(String.self), try Client(from: &row))
                var peek = row
                let isReached = try peek.read(Contact.ID?.self) != nil
                return (value, client, isReached ? try Contact(from: &row) : nil)
            }
            for (value, client, contact) in found {
                byPoint[Point(kind: kind, normalized: value), default: []].append((client.id, contact))
                put(client)
            }
        }
    }

    /// Of organisations alone: many people are called the same.
    private mutating func readNames(_ drafts: [ImportDraft], _ sees: SQL, _ snapshot: Snapshot) throws {
        for names in Self.runs(drafts.filter { $0.kind == .organisation }.map { SortName.of($0.name) }) {
            let found: [Client] = try snapshot.all(
                """
                SELECT \(Client.columns) FROM client
                WHERE client.sort_name IN (\(SQL.list(names))) AND client.kind = \(Client.Kind.organisation) AND \(sees)
                LIMIT 5000
                """
            )
            for client in found {
                byName[SortName.of(client.name), default: []].append(client.id)
                put(client)
            }
        }
    }

    /// Runs of one length each, so that few statements serve any number of values.
    private static func runs(_ values: [String]) -> [[String]] {
        let values = Array(Set(values)).sorted()
        return stride(from: 0, to: values.count, by: 64).map { start in
            let run = Array(values[start..<min(start + 64, values.count)])
            return run + Array(repeating: run[run.count - 1], count: 64 - run.count)
        }
    }
}
