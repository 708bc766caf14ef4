import Basics
import Files
import Mail
import Store

/// A letter that came from a server, with its content where it is.
struct ArrivedLetter: Sendable {
    let uid: UID
    let received: Moment?
    let content: Content

    enum Content: Sendable {
        case bytes([UInt8])
        case written(WrittenFile)
        /// It can't be had, and somebody has to look into the mailbox itself.
        case missing(SettingAside)
    }
}

/// How far a folder was read before a run was fetched: whoever finds it changed was overtaken by another node.
struct FetchMark: Sendable, Hashable {
    let mailbox: Mailbox.ID
    let validity: UIDValidity
    var last: UID?
}

extension Transaction {
    /// Stores what came, raw and not yet understood, and moves the mark behind it. Both or neither: so no letter comes twice or
    /// never, whatever dies when.
    /// - Throws: `FetchOvertaken` when another has moved the mark meanwhile.
    /// - Returns: how many letters were new.
    func store(_ letters: [ArrivedLetter], from mark: FetchMark, upTo last: UID) throws -> Int {
        let moved = try run(
            """
            UPDATE mailbox_fetching SET last_uid = \(Int64(last.number)), stumbles = 0
            WHERE mailbox = \(mark.mailbox) AND validity = \(Int64(mark.validity.number))
                AND COALESCE(last_uid, 0) = \(Int64(mark.last?.number ?? 0))
            """
        )
        guard moved == 1 else { throw FetchOvertaken() }
        let files = try keptFiles(of: letters)
        let fresh = try withoutKnown(Array(zip(letters, files)), in: mark)
        try insert(
            fresh.map { letter, file in
                KeptLetter(
                    incoming: newID(),
                    into: mark.mailbox,
                    at: KeptLetter.Place(validity: mark.validity, uid: letter.uid),
                    file: file,
                    state: letter.state,
                    received: min(letter.received ?? now, now)
                )
            }
        )
        try run("UPDATE mailbox_fetching SET fetched = fetched + \(fresh.count) WHERE mailbox = \(mark.mailbox)")
        return fresh.count
    }

    func keptFiles(of letters: [ArrivedLetter]) throws -> [StoredFile] {
        var small = try keep(
            letters.compactMap { letter in
                letter.smallContent.map { NewFile(name: letter.fileName, mediaType: "message/rfc822", bytes: $0) }
            }
        ).makeIterator()
        return try letters.map { letter in
            switch letter.content {
            case .written(let file): return try finish(file)
            case .bytes, .missing:
                guard let file = small.next() else { throw FileFault.notFound }
                return file
            }
        }
    }

    /// After the folder was made anew its letters have other numbers: those that we have keep their row and get the new one.
    private func withoutKnown(
        _ letters: [(ArrivedLetter, StoredFile)],
        in mark: FetchMark
    ) throws -> [(ArrivedLetter, StoredFile)] {
        guard try wasRenumbered(mark) else { return letters }
        return try letters.filter { letter, file in
            let known: KeptLetter.ID? = try value(
                """
                SELECT id FROM letter WHERE fingerprint = \(file.sha256) AND mailbox = \(mark.mailbox)
                    AND validity <> \(Int64(mark.validity.number)) ORDER BY id LIMIT 1
                """
            )
            guard let known, file.size > 0 else { return true }
            try run(
                """
                UPDATE letter SET validity = \(Int64(mark.validity.number)), uid = \(Int64(letter.uid.number))
                WHERE id = \(known)
                """
            )
            try remove(file.id)
            return false
        }
    }

    private func wasRenumbered(_ mark: FetchMark) throws -> Bool {
        try value(
            """
            SELECT 1 FROM letter WHERE mailbox = \(mark.mailbox) AND validity IS NOT NULL
                AND (validity < \(Int64(mark.validity.number)) OR validity > \(Int64(mark.validity.number))) LIMIT 1
            """,
            as: Int.self
        ) != nil
    }

    /// Letters are read from here on: a folder that was never read, or was made anew.
    func beginReading(_ mark: FetchMark) throws {
        try run(
            """
            UPDATE mailbox_fetching SET validity = \(Int64(mark.validity.number)),
                last_uid = \(mark.last.map { Int64($0.number) }), stumbles = 0
            WHERE mailbox = \(mark.mailbox)
            """
        )
    }
}

struct FetchOvertaken: Error {}

extension ArrivedLetter {
    fileprivate var fileName: String { "letter-\(uid.number).eml" }

    fileprivate var smallContent: [UInt8]? {
        switch content {
        case .bytes(let bytes): bytes
        case .missing: []
        case .written: nil
        }
    }

    fileprivate var state: KeptLetter.State {
        if case .missing(let reason) = content { .setAside(reason) } else { .stored }
    }
}
