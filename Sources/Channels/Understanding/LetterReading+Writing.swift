import Basics
import Events
import Logging
import Mail
import Store

extension LetterReading {
    /// One that can't be taken in keeps nobody else out; after some attempts it waits for a person.
    func write(_ items: [Item]) async throws {
        do {
            try await database.write { tx in try take(items, in: tx) }
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
        try await database.write { tx in
            let attempts: Int? = try tx.value(
                "UPDATE letter SET attempts = attempts + 1 WHERE id = \(letter.id) AND state = 'stored' RETURNING attempts"
            )
            if let attempts, attempts >= Self.mostAttempts { try tx.setAside(letter, .failing) }
        }
    }

    private static var mostAttempts: Int { 4 }
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
