import Basics
import People
import Store

extension Snapshot {
    /// Whose clients those are who can't be reached and are known again by a mark.
    func known(byMarks marks: Set<String>, visibleTo member: Member) throws -> [String: Known] {
        guard !marks.isEmpty else { return [:] }
        let found = try all(
            """
            SELECT unreachable_sender.mark, \(Client.columns) FROM unreachable_sender
            JOIN client ON client.id = unreachable_sender.client
            WHERE unreachable_sender.mark IN (\(SQL.list(marks.sorted()))) AND \(member.sees(client: "client"))
            """
        ) { row in (try row.read(String.self), Known(client: try Client(from: &row), contact: nil)) }
        return Dictionary(found) { first, _ in first }
    }
}

extension Transaction {
    func keep(mark: String, of client: Client) throws {
        let id: ID<KnownSender> = newID()
        try run("INSERT INTO unreachable_sender (id, mark, client) VALUES (\(id), \(mark), \(client.id))")
    }
}
