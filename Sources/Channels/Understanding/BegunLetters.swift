import Store
import Synchronization

/// Letters whose reading this process has begun and counted. A full disk in the middle of it is not the letter's fault: it is begun
/// once more without being counted once more.
final class BegunLetters: Sendable {
    private let letters = Mutex<Set<KeptLetter.ID>>([])

    func notYet(among ids: [KeptLetter.ID]) -> Set<KeptLetter.ID> {
        letters.withLock { Set(ids).subtracting($0) }
    }

    func begin(_ ids: Set<KeptLetter.ID>) {
        letters.withLock { $0.formUnion(ids) }
    }

    /// What became of them is on disk.
    func end(_ ids: [KeptLetter.ID]) {
        letters.withLock { $0.subtract(ids) }
    }
}

extension Transaction {
    func countAttempt(at letters: Set<KeptLetter.ID>) throws {
        for list in SQL.lists(letters.sorted()) {
            try run("UPDATE letter SET attempts = attempts + 1 WHERE id IN (\(list)) AND state = 'stored'")
        }
    }
}
