import Basics
import Events
import Files
import People
import Store

/// What goes along with something that is being written, kept with the draft until that is sent.
extension Snapshot {
    package func draftFiles(of person: Person.ID, at place: DraftPlace) throws -> [StoredFile] {
        try all(
            """
            SELECT \(StoredFile.columns) FROM draft_file JOIN file ON file.id = draft_file.file
            WHERE draft_file.person = \(person) AND draft_file.place = \(place.name)
            ORDER BY draft_file.file
            """
        )
    }
}

extension Transaction {
    /// - Throws: `DraftRefusal.tooMuch` when all together would be more than a letter carries.
    package func attach(_ file: StoredFile, of person: Person.ID, at place: DraftPlace) throws {
        let size = try draftFiles(of: person, at: place).reduce(file.size) { $0 + $1.size }
        guard size <= DraftRefusal.mostBytes else { throw DraftRefusal.tooMuch }
        try run(
            """
            INSERT INTO draft_file (person, place, file, at) VALUES (\(person), \(place.name), \(file.id), \(now))
            ON CONFLICT (file) DO NOTHING
            """
        )
    }

    /// - Returns: false when it is not there.
    @discardableResult
    package func detach(_ file: StoredFile.ID, of person: Person.ID, at place: DraftPlace) throws -> Bool {
        let taken = try run(
            "DELETE FROM draft_file WHERE person = \(person) AND place = \(place.name) AND file = \(file)"
        )
        if taken == 1 { try removeUnused(file) }
        return taken == 1
    }

    /// Gives the files of a draft to what became of it.
    func hand(_ files: [StoredFile], of person: Person.ID, to interaction: Interaction.ID) throws {
        try attach(files, to: interaction)
        try run("DELETE FROM draft_file WHERE person = \(person) AND file IN (\(SQL.list(files.map(\.id))))")
    }

    fileprivate func removeUnused(_ file: StoredFile.ID) throws {
        let isUsed =
            try value("SELECT interaction FROM interaction_file WHERE file = \(file) LIMIT 1", as: Interaction.ID.self)
            != nil
        if !isUsed { try remove(file) }
    }
}

package enum DraftRefusal: Refusal, Equatable {
    /// All attachments together are larger than most mail servers take.
    case tooMuch

    /// Of all attachments of a letter, in bytes.
    package static let mostBytes: Int64 = 60 * 1_048_576

    package var standing: Standing { .tooLarge }
    package var reason: TextKey { "refusal.draft.too-much" }
    package var details: [String: String] { ["limit": "\(Self.mostBytes / 1_048_576)"] }
    package var field: String? { "files" }
}

extension Chore {
    /// What was attached to letters that were never sent.
    package static let ofDrafts: [Chore] = [
        Chore("forgotten attachments") { tx in
            let old = try tx.values(
                "SELECT file FROM draft_file WHERE at < \(tx.now - .days(30)) LIMIT 1000",
                as: StoredFile.ID.self
            )
            for file in old {
                try tx.run("DELETE FROM draft_file WHERE file = \(file)")
                try tx.removeUnused(file)
            }
            return old.count
        }
    ]
}
