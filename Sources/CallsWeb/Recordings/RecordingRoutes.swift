import Basics
import CallCenter
import Files
import HTML
import Hummingbird
import Pages
import People
import Store

/// What was said in a call, to be heard again.
struct RecordingRoutes: Sendable {
    private let database: Database
    private let key: ContentKey
    private let book: ListeningBook

    init(_ database: Database, openedWith key: ContentKey) {
        self.database = database
        self.key = key
        book = ListeningBook(database, openedWith: key)
    }

    func add(to routes: Routes) {
        routes.get("/calls/{id}/recordings", .needs(.seeClients), show)
        routes.get("/calls/{id}/recordings/{part}/sound", .needs(.seeClients), quiet: true, sound)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, call) = (try context.member, try context.path("id", as: PhoneCall.ID.self))
        let sounds = try await database.read { try ListeningDesk($0, member).sounds(of: call) }
        if context.wantsFragment {
            return context.fragment { RecordingPlayers(sounds: sounds, reader: context.reader) }
        }
        return context.show(RecordingsPage(sounds: sounds))
    }

    @Sendable
    private func sound(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, call) = (try context.member, try context.path("id", as: PhoneCall.ID.self))
        let place = try context.path("part", as: Int.self)
        let sound = try await book.listen(to: place, of: call, by: member)
        return context.part(of: sound.size, type: "audio/wav", for: request) { [database, key] part, piece in
            try await sound.read(part, from: database, openedWith: key, piece)
        }
    }
}
