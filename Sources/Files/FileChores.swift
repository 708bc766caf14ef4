import Basics
import Events
import Store

extension Chore {
    /// Files that were begun and never finished.
    package static let ofFiles: [Chore] = [
        Chore("unfinished files") { tx in
            let old = try tx.values(
                "SELECT id FROM file WHERE size IS NULL AND made < \(tx.now - .days(1)) LIMIT 1000",
                as: StoredFile.ID.self
            )
            for file in old { try tx.remove(file) }
            return old.count
        }
    ]
}
