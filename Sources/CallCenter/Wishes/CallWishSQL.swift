import Basics
import Events
import Foundation
import People
import Store
import Telephony

/// How far a wish has come, as it is kept.
private enum WishWord: String, Storable {
    case asked
    /// Somebody is at it: whatever happens now, it is not begun again.
    case taken
    case done
    case declined
}

extension AskedWish: Record {
    package static let columns: SQL =
        "call_wish.id, call_wish.person, call_wish.wish, call_wish.asked, call_wish.state, call_wish.reason"

    package init(from row: inout Row) throws {
        id = try row.read()
        person = try row.read()
        wish = try JSONDecoder().decode(TelephoneWish.self, from: Data(try row.read(String.self).utf8))
        asked = try row.read()
        let word: WishWord = try row.read()
        let trouble: WishTrouble? = try row.read()
        switch (word, trouble) {
        case (.asked, _), (.taken, _): state = .waiting
        case (.declined, let trouble?): state = .declined(trouble)
        case (.done, _), (.declined, nil): state = .done
        }
    }
}

extension Snapshot {
    /// What somebody has asked for since a moment, the last first.
    package func callWishes(of person: Person.ID, since moment: Moment) throws -> [AskedWish] {
        try all(
            """
            SELECT \(AskedWish.columns) FROM call_wish WHERE person = \(person) AND asked >= \(moment)
            ORDER BY id DESC LIMIT 20
            """
        )
    }
}

extension Snapshot {
    /// - Returns: nil when no such call goes on.
    func keptCall(_ name: CallID) throws -> KeptCall? {
        let texts = try first("SELECT machine, entry FROM live_call WHERE name = \(name)") { row in
            (machine: try row.read(String.self), entry: try row.read(String.self))
        }
        guard let texts else { return nil }
        let decoder = JSONDecoder()
        return KeptCall(
            machine: try decoder.decode(CallMachine.self, from: Data(texts.machine.utf8)),
            entry: try decoder.decode(LiveEntry.self, from: Data(texts.entry.utf8))
        )
    }
}

extension Transaction {
    func insert(_ wish: TelephoneWish, of person: Person.ID) throws -> AskedWish.ID {
        let id: AskedWish.ID = newID()
        try run(
            """
            INSERT INTO call_wish (id, person, call, wish, asked, state)
            VALUES (\(id), \(person), \(wish.call), \(try Self.text(wish)), \(now), \(WishWord.asked))
            """
        )
        return id
    }

    /// Takes all that wait, in the order in which they were asked. Nobody takes one again, so what nobody is to know is forgotten at once.
    func takeCallWishes() throws -> [AskedWish] {
        let taken: [AskedWish] = try all(
            """
            UPDATE call_wish SET state = \(WishWord.taken) WHERE settled IS NULL AND state = \(WishWord.asked)
            RETURNING \(AskedWish.columns)
            """
        )
        for wish in taken { try forgetKeys(of: wish) }
        return taken.sorted { $0.id < $1.id }
    }

    private func forgetKeys(of wish: AskedWish) throws {
        guard let forgetful = wish.wish.forgetful else { return }
        try run("UPDATE call_wish SET wish = \(try Self.text(forgetful)) WHERE id = \(wish.id)")
    }

    private static func text(_ wish: TelephoneWish) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(wish), as: UTF8.self)
    }

    /// What nobody who has the exchange has found in time: it is told so, and forgotten.
    /// - Returns: how many there were.
    func declineLateWishes() throws -> Int {
        let late: [AskedWish] = try all(
            """
            UPDATE call_wish SET state = \(WishWord.declined), reason = \(WishTrouble.late), settled = \(now)
            WHERE settled IS NULL AND state = \(WishWord.asked) AND asked < \(now - AskedWish.patience)
            RETURNING \(AskedWish.columns)
            """
        )
        for wish in late { try forgetKeys(of: wish) }
        return late.count
    }

    func settle(_ wish: AskedWish.ID, _ trouble: WishTrouble?) throws {
        let word: WishWord = trouble == nil ? .done : .declined
        try run("UPDATE call_wish SET state = \(word), reason = \(trouble), settled = \(now) WHERE id = \(wish)")
        try announce(.callWishes)
    }

    /// What an earlier life of the program had begun to do.
    func declineInterruptedWishes() throws {
        try run(
            """
            UPDATE call_wish SET state = \(WishWord.declined), reason = \(WishTrouble.interrupted), settled = \(now)
            WHERE settled IS NULL AND state = \(WishWord.taken)
            """
        )
    }
}
