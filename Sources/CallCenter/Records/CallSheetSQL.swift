import Basics
import Clients
import Desk
import Store
import Telephony

extension CallSheet: Record {
    package static let columns: SQL = """
        call_sheet.call, call_sheet.client, call_sheet.service_case, call_sheet.misguessed, call_sheet.result,
        call_sheet.matter, call_sheet.note
        """

    package init(from row: inout Row) throws {
        call = try row.read()
        client = try row.read()
        about = try row.read()
        misguessed = try row.read()
        result = try row.read()
        matter = try row.read()
        note = try row.read()
    }
}

extension Snapshot {
    /// What has been said of a call whose record has not come yet. Whoever has a part in it may read it.
    package func callSheet(_ call: CallID) throws -> CallSheet? {
        try first("SELECT \(CallSheet.columns) FROM call_sheet WHERE call = \(call)")
    }
}

extension Transaction {
    func save(_ sheet: CallSheet) throws {
        try run(
            """
            INSERT INTO call_sheet (id, call, client, service_case, misguessed, result, matter, note)
            VALUES (\(newID(CallSheet.self)), \(sheet.call), \(sheet.client), \(sheet.about), \(sheet.misguessed),
                \(sheet.result), \(sheet.matter), \(sheet.note))
            ON CONFLICT (call) DO UPDATE SET client = excluded.client, service_case = excluded.service_case,
                misguessed = excluded.misguessed, result = excluded.result, matter = excluded.matter, note = excluded.note
            """
        )
        // Its pages show another client, or another case.
        try run("UPDATE live_call SET version = version + 1 WHERE name = \(sheet.call)")
        try announce(.liveCalls)
    }

    /// Takes it away, for its record has come.
    func takeSheet(of call: CallID) throws -> CallSheet? {
        guard let sheet = try callSheet(call) else { return nil }
        try send("DELETE FROM call_sheet WHERE call = \(call)")
        return sheet
    }
}
