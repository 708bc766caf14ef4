import Basics
import Store

extension Note: Record {
    package static let columns: SQL =
        "case_note.id, case_note.service_case, case_note.author, case_note.at, case_note.text"
    static let columnCount = 5

    package init(from row: inout Row) throws {
        id = try row.read()
        caseID = try row.read()
        author = try row.read()
        at = try row.read()
        text = try row.read()
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ note: Note) throws {
        try send(
            """
            INSERT INTO case_note (id, service_case, author, at, text)
            VALUES (\(note.id), \(note.caseID), \(note.author), \(note.at), \(note.text))
            """
        )
    }
}
