import Basics
import Events
import Files
import Mail
import Store

/// A letter that could not be fetched and that somebody wants to have tried again.
struct WantedLetter: Sendable {
    let id: KeptLetter.ID
    let uid: UID
}

extension Snapshot {
    func wantedLetters(in mark: FetchMark) throws -> [WantedLetter] {
        try all(
            """
            SELECT id, uid FROM letter
            WHERE wanted = 1 AND mailbox = \(mark.mailbox) AND validity = \(Int64(mark.validity.number))
            ORDER BY uid LIMIT 100
            """
        ) { row in (id: try row.read(KeptLetter.ID.self), uid: try row.read(Int64.self)) }
        .compactMap { id, number in
            UInt32(exactly: number).flatMap(UID.init).map { WantedLetter(id: id, uid: $0) }
        }
    }
}

extension Transaction {
    /// Somebody will have to ask again.
    func takeUp(_ wanted: WantedLetter) throws {
        try run("UPDATE letter SET wanted = 0 WHERE id = \(wanted.id)")
    }

    /// Stores what came of trying again, in the place of nothing.
    /// - Parameter arrived: nil when the letter lies there no more.
    func store(_ arrived: ArrivedLetter?, for wanted: WantedLetter) throws {
        let waiting: StoredFile.ID? = try value(
            "SELECT file FROM letter WHERE id = \(wanted.id) AND reason = \(SettingAside.unfetchable)"
        )
        guard let old = waiting else { return }
        guard let arrived else { return try setAside(wanted, .vanished) }
        if case .missing(let reason) = arrived.content { return try setAside(wanted, reason) }
        guard let file = try keptFiles(of: [arrived]).first else { throw FileFault.notFound }
        try run(
            """
            UPDATE letter SET file = \(file.id), fingerprint = \(file.sha256), state = 'stored', reason = NULL, attempts = 0
            WHERE id = \(wanted.id)
            """
        )
        try remove(old)
        try announce(.lettersStored)
    }

    private func setAside(_ wanted: WantedLetter, _ reason: SettingAside) throws {
        try run("UPDATE letter SET reason = \(reason) WHERE id = \(wanted.id)")
        let event = Event(
            "letter.set-aside",
            of: Event.Subject(.letter, wanted.id),
            data: ["reason": .text(reason.rawValue)]
        )
        try record(event, by: .system)
    }
}
