import Basics
import Events
import Files
import People
import Store
import Synchronization

/// Puts it on record that somebody listens, before the first sound is given away. A player asks for one sound in many parts: what is
/// heard again within ten minutes is one listening.
package final class ListeningBook: Sendable {
    private let database: Database
    private let key: ContentKey
    private let recent = Mutex<[Ear: Moment]>([:])

    private static let window: Duration = .minutes(10)
    private static let most = 20_000

    private struct Ear: Hashable {
        let member: Person.ID
        let call: PhoneCall.ID
        let place: Int
    }

    package init(_ database: Database, openedWith key: ContentKey) {
        self.database = database
        self.key = key
    }

    /// Opens a recording for this member; returns when that is on disk.
    /// - Throws: `ListeningRefusal`
    package func listen(to place: Int, of call: PhoneCall.ID, by member: Member) async throws -> OpenSound {
        let open = try await database.read { try ListeningDesk($0, member).open(place, of: call) }
        guard let person = member.id else { return open }
        let (ear, now) = (Ear(member: person, call: call, place: place), database.time.now)
        guard isNew(ear, at: now) else { return open }
        // Nobody has listened to what can't be opened.
        try await open.tryKey(key, in: database)
        try await database.write { tx in
            try tx.record(.recordingHeard(open.recording, of: try tx.client(of: call)), by: member.actor)
        }
        recent.withLock { recent in
            if recent.count >= Self.most { recent = recent.filter { now - $0.value < Self.window } }
            if recent.count >= Self.most { recent = [:] }
            recent[ear] = now
        }
        return open
    }

    private func isNew(_ ear: Ear, at now: Moment) -> Bool {
        recent.withLock { $0[ear].map { now - $0 >= Self.window } ?? true }
    }
}

extension Snapshot {
    /// The latest first.
    func listenings(of call: PhoneCall.ID) throws -> [Listening] {
        let subject = Event.Subject(.call, call)
        let entries: [JournalEntry] = try all(
            """
            SELECT \(JournalEntry.columns) FROM journal
            WHERE subject_kind = \(subject.kind) AND subject = \(subject.id) AND kind = 'call.listened'
            ORDER BY entry DESC LIMIT 50
            """
        )
        let people = try peopleNames(entries.compactMap(\.listener))
        return entries.compactMap { entry in
            guard let person = entry.listener, let name = people[person] else { return nil }
            return Listening(person: person, name: name, place: Int(entry.facts["place"]?.number ?? 0), at: entry.at)
        }
    }
}

extension JournalEntry {
    fileprivate var listener: Person.ID? {
        if case .person(let id) = actor { Person.ID(rawValue: id) } else { nil }
    }
}
