import Basics
import Events
import Logging
import Mail
import Store

extension LetterReading {
    /// One that can't be taken in keeps nobody else out; after some attempts it waits for a person.
    func write(_ items: [Item]) async throws {
        guard !items.isEmpty else { return }
        do {
            try await database.write { tx in try take(items, in: tx) }
            begun.end(items.map(\.letter.id))
        } catch let fault as StorageFault where fault.isOfTheHouse {
            throw fault
        } catch {
            guard items.count == 1 else {
                for item in items { try await write([item]) }
                return
            }
            try await note(error, of: items[0].letter)
        }
    }

    /// Of letters that were begun and came to no end in another process's life, those alone that may be tried once more.
    ///
    /// What is begun is counted on disk before it is: whatever brings the process down in the middle, a letter is not read at every
    /// start for ever.
    func begin(_ letters: [StoredLetter]) async throws -> [StoredLetter] {
        let new = begun.notYet(among: letters.map(\.letter.id))
        guard !new.isEmpty else { return letters }
        let tried = letters.filter { new.contains($0.letter.id) && !$0.letter.mayBeOpened }.map(\.letter)
        let fresh = new.subtracting(tried.map(\.id))
        try await database.write { tx in
            for letter in tried { try tx.setAside(letter, .crashing) }
            try tx.countAttempt(at: fresh)
        }
        begun.begin(fresh)
        return letters.filter { letter in !tried.contains { $0.id == letter.letter.id } }
    }

    private func take(_ items: [Item], in tx: Transaction) throws {
        let read = items.compactMap { item in
            if case .read(let letter) = item { letter } else { nil }
        }
        for case .unreadable(let letter) in items { try tx.setAside(letter, .unreadable) }
        try Understanding(tx).take(read)
    }

    private func note(_ error: any Error, of letter: KeptLetter) async throws {
        logger.error(
            "a letter could not be taken in",
            metadata: ["letter": "\(letter.id)", "error": "\(Complaint.text(of: error))"]
        )
        // It was counted when it was begun.
        if letter.attempts + 1 >= KeptLetter.mostAttempts {
            try await database.write { try $0.setAside(letter, .failing) }
        }
        begun.end([letter.id])
    }
}

extension LetterReading.Item {
    fileprivate var letter: KeptLetter {
        switch self {
        case .read(let read): read.kept
        case .unreadable(let letter): letter
        }
    }
}

extension StorageFault {
    /// Not this letter's: another would fare no better.
    fileprivate var isOfTheHouse: Bool {
        switch self {
        case .diskFull, .busy, .unreachable, .uncertain, .damaged, .inUse: true
        case .constraint, .statement: false
        }
    }
}
