import Basics
import Files
import People
import Store

/// A row that is told of in the file of rejected rows.
package struct ImportComplaint: Sendable, Hashable {
    package let line: Int
    /// The row became a client all the same, without what could not be read.
    package let taken: Bool
    /// Of the sentence that says why.
    package let reason: TextKey
    package let field: String
    package let found: String
    /// The row as the file has it.
    package let content: String

    /// What the sentence that says why has gaps for.
    package var details: [String: String] { ["found": found, "field": field] }
}

extension ImportComplaint: Record {
    package static let columns: SQL = """
        client_import_reject.line, client_import_reject.taken, client_import_reject.reason, client_import_reject.field,
        client_import_reject.found, client_import_reject.content
        """

    package init(from row: inout Row) throws {
        line = try row.read()
        taken = try row.read()
        reason = TextKey(try row.read())
        field = try row.read()
        found = try row.read()
        content = try row.read()
    }
}

extension Snapshot {
    /// - Returns: nil when there is none, or it is another's: its rows hold what only they may know.
    package func clientImport(_ id: ClientImport.ID, of member: Member) throws -> ClientImport? {
        let own: SQL = member.id.map { "client_import.made_by = \($0)" } ?? "1 = 1"
        return try first("SELECT \(ClientImport.columns) FROM client_import WHERE client_import.id = \(id) AND \(own)")
    }

    func clientImport(_ id: ClientImport.ID) throws -> ClientImport? {
        try first("SELECT \(ClientImport.columns) FROM client_import WHERE client_import.id = \(id)")
    }

    /// The latest first.
    package func clientImports(of member: Member, limit: Int) throws -> [ClientImport] {
        guard let person = member.id else { return [] }
        return try all(
            """
            SELECT \(ClientImport.columns) FROM client_import WHERE client_import.made_by = \(person)
            ORDER BY client_import.id DESC LIMIT \(limit)
            """
        )
    }

    /// In the order of the file, those after line `line`.
    package func complaints(of found: ClientImport, after line: Int = 0, limit: Int) throws -> [ImportComplaint] {
        try all(
            """
            SELECT \(ImportComplaint.columns) FROM client_import_reject
            WHERE client_import_reject.import = \(found.id) AND client_import_reject.line > \(line)
            ORDER BY client_import_reject.line LIMIT \(limit)
            """
        )
    }

    /// One that was begun with the very same file and plan and is not done.
    func unfinishedImport(_ fingerprint: [UInt8], _ plan: ImportPlan, of member: Member) throws -> ClientImport? {
        let known: [ClientImport] = try all(
            """
            SELECT \(ClientImport.columns) FROM client_import
            WHERE client_import.fingerprint = \(fingerprint) AND client_import.file IS NOT NULL
            ORDER BY client_import.id DESC LIMIT 20
            """
        )
        return known.first { $0.state != .done && $0.state != .draft && $0.plan == plan && $0.madeBy == member.id }
    }
}

extension Transaction {
    func insert(_ new: ClientImport, fingerprint: [UInt8]) throws {
        try run(
            """
            INSERT INTO client_import (id, file, file_name, format, size, fingerprint, plan, state, whole, reached,
                reached_line, row_count, added, completed, unchanged, remarked, rejected, made_by, made)
            VALUES (\(new.id), \(new.file), \(new.fileName), \(new.format), \(new.size), \(fingerprint),
                \(try new.plan.kept), \(new.state), \(new.whole), 0, 0, 0, 0, 0, 0, 0, 0, \(new.madeBy), \(new.made))
            """
        )
    }

    /// - Returns: false when it is in none of these states.
    func setState(_ state: ClientImport.State, of id: ClientImport.ID, from states: [ClientImport.State]) throws -> Bool
    {
        let ended: Moment? = state == .running ? nil : now
        let begun: SQL = state == .running ? ", begun = COALESCE(begun, \(now)), complaint = NULL" : ""
        let changed = try run(
            """
            UPDATE client_import SET state = \(state), ended = \(ended) \(begun)
            WHERE id = \(id) AND state IN (\(SQL.list(states)))
            """
        )
        return changed == 1
    }

    func setPlan(_ plan: ImportPlan, whole: Int64, of id: ClientImport.ID) throws -> Bool {
        let changed = try run(
            """
            UPDATE client_import SET plan = \(try plan.kept), whole = \(whole)
            WHERE id = \(id) AND state = \(ClientImport.State.draft)
            """
        )
        return changed == 1
    }

    /// Moves on from where it was.
    /// - Returns: false when somebody has stopped it or moved it on meanwhile.
    func advance(_ id: ClientImport.ID, from old: Int64, to place: ImportPlace, _ tally: ImportTally) throws -> Bool {
        let moved = try run(
            """
            UPDATE client_import SET reached = \(place.offset), reached_line = \(place.line),
                row_count = row_count + \(tally.rows), added = added + \(tally.added),
                completed = completed + \(tally.completed), unchanged = unchanged + \(tally.unchanged),
                remarked = remarked + \(tally.remarked), rejected = rejected + \(tally.rejected)
            WHERE id = \(id) AND reached = \(old) AND state = \(ClientImport.State.running)
            """
        )
        return moved == 1
    }

    func complain(_ complaint: String, about id: ClientImport.ID) throws {
        try run("UPDATE client_import SET complaint = \(complaint) WHERE id = \(id)")
    }

    /// The file is needed no longer.
    func letGoFile(of found: ClientImport) throws {
        guard let file = found.file else { return }
        try run("UPDATE client_import SET file = NULL WHERE id = \(found.id)")
        try remove(file)
    }

    func note(_ item: ImportItem, _ flaw: ImportFlaw, taken: Bool, in id: ClientImport.ID) throws {
        try send(
            """
            INSERT INTO client_import_reject (import, line, taken, reason, field, found, content)
            VALUES (\(id), \(item.line), \(taken), \(flaw.reason.name), \(flaw.field ?? ""), \(flaw.found), \(item.raw))
            ON CONFLICT (import, line) DO NOTHING
            """
        )
    }

    func insert(marksOf draft: ImportDraft, of client: Client.ID) throws {
        try send(
            "INSERT INTO client_import_mark (id, mark, client) VALUES",
            rows: ([draft.mark] + [draft.numberMark].compactMap(\.self)).map {
                "(\(newID(ImportDraft.self)), \($0), \(client))"
            },
            "ON CONFLICT (mark) DO NOTHING"
        )
    }
}
