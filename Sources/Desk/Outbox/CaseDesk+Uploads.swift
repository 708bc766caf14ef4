import Basics
import Files
import People
import Store

/// Files that a program brings before the answer that they go along with.
extension CaseDesk {
    /// Keeps a file for an answer on this case; one of the same name takes the place of the other.
    package func bring(_ written: WrittenFile, for id: Case.ID) throws -> StoredFile {
        try member.require(.workCases)
        let author = try person()
        let place = DraftPlace.upload(for: try visible(id).id)
        let file = try tx.finish(written)
        for old in try tx.draftFiles(of: author, at: place) where old.name == file.name {
            try tx.detach(old.id, of: author, at: place)
        }
        try tx.attach(file, of: author, at: place)
        return file
    }
}
