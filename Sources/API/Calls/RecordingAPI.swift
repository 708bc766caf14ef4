import Basics
import CallCenter
import Clients
import Files
import Hummingbird
import Pages
import People
import Store

/// What was said in a call, for programs: the same persons may hear it as on its page, and that they did is on record (SPEC T1, P2).
struct RecordingAPI: Sendable {
    private let database: Database
    private let looks: LookBook
    private let key: ContentKey
    private let book: ListeningBook

    init(database: Database, looks: LookBook, openedWith key: ContentKey) {
        self.database = database
        self.looks = looks
        self.key = key
        book = ListeningBook(database, openedWith: key)
    }

    func add(to routes: Routes) {
        routes.get("/api/v1/calls/{id}/recordings", .needs(.seeClients), list)
        routes.get("/api/v1/calls/{id}/recordings/{place}/sound", .needs(.seeClients), sound)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, call) = (try context.member, try context.path("id", as: PhoneCall.ID.self))
        let (client, sounds) = try await database.read { snapshot in
            guard let line = try snapshot.phoneCallLine(call, visibleTo: member) else { throw APIRefusal.notFound }
            return (line.client.id, try ListeningDesk(snapshot, member).sounds(of: call))
        }
        try await looks.look(at: client, by: member)
        return context.json(RecordingsDocument(items: sounds.sounds.map(RecordingDocument.init)))
    }

    @Sendable
    private func sound(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, call) = (try context.member, try context.path("id", as: PhoneCall.ID.self))
        let place = try context.path("place", as: Int.self)
        let sound = try await book.listen(to: place, of: call, by: member)
        return context.part(of: sound.size, type: "audio/wav", for: request) { [database, key] part, piece in
            try await sound.read(part, from: database, openedWith: key, piece)
        }
    }
}

/// All of a call's, so there is no page after it.
private struct RecordingsDocument: Encodable, Sendable {
    let items: [RecordingDocument]
}

private struct RecordingDocument: Encodable, Sendable {
    let place: Int
    let kind: String
    let state: String
    /// Why there is nothing to hear, where that is so.
    let loss: String?
    let brokenOff: Bool
    /// Whether the one who asks may hear it.
    let open: Bool
    let channels: Int?
    let length: Double?
    let deleted: Moment?

    init(_ sound: CallSounds.Sound) {
        let recording = sound.recording
        place = recording.place
        kind = recording.kind.rawValue
        brokenOff = recording.isBrokenOff
        switch recording.state {
        case .awaited: (state, loss, channels, length, deleted, open) = ("awaited", nil, nil, nil, nil, false)
        case .kept(let kept):
            (state, loss, channels) = ("kept", nil, kept.channels)
            (length, deleted, open) = (kept.length / .seconds(1), nil, sound.isOpen)
        case .lost(let why):
            (state, loss, channels, length, deleted, open) = ("lost", why.rawValue, nil, nil, nil, false)
        case .deleted(let moment, let whole):
            (state, loss, channels) = ("deleted", nil, nil)
            (length, deleted, open) = (whole / .seconds(1), moment, false)
        }
    }
}
