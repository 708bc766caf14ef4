import Basics
import Files
import People
import Store

/// What goes along with an interaction: attachments of letters that we write, files that a client sends by chat or the portal.
extension Snapshot {
    package func files(of interactions: [Interaction.ID]) throws -> [Interaction.ID: [StoredFile]] {
        guard !interactions.isEmpty else { return [:] }
        let rows = try all(
            """
            SELECT interaction_file.interaction, interaction_file.place, \(StoredFile.columns)
            FROM interaction_file JOIN file ON file.id = interaction_file.file
            WHERE interaction_file.interaction IN (\(SQL.list(interactions)))
            """
        ) { row in
            (id: try row.read(Interaction.ID.self), place: try row.read(Int.self), file: try StoredFile(from: &row))
        }
        return Dictionary(grouping: rows, by: \.id).mapValues { rows in
            rows.sorted { $0.place < $1.place }.map(\.file)
        }
    }

    /// One file of an interaction.
    /// - Returns: nil when there is none, or none that this member may know of.
    package func file(_ id: StoredFile.ID, of interaction: Interaction.ID, visibleTo member: Member) throws
        -> StoredFile?
    {
        guard try self.interaction(interaction, visibleTo: member) != nil else { return nil }
        return try files(of: [interaction])[interaction]?.first { $0.id == id }
    }
}

extension Transaction {
    package func attach(_ files: [StoredFile], to interaction: Interaction.ID) throws {
        try send(
            "INSERT INTO interaction_file (interaction, place, file) VALUES",
            rows: files.enumerated().map { "(\(interaction), \($0), \($1.id))" }
        )
    }
}
