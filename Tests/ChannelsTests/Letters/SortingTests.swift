import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

@testable import Channels

/// Letters that don't say well who sent them, and those that a person looks at.
@Suite struct `A letter without an address` {
    private func letter(from: String, id: String) -> String {
        "From: \(from)\nTo: help@highrock.example\nSubject: Диск\nMessage-ID: <\(id)>\n\nДиск полон.\n"
    }

    @Test(arguments: TestDatabase.engines)
    func `comes from the client that the others came from, together or one by one`(
        on engine: Dialect
    ) async throws {
        let room = try await PostRoom.open(on: engine)
        var outcomes = try await room.receive(
            letter(from: "root@backup1", id: "1@x"),
            letter(from: "Cron <ROOT@backup1>", id: "2@x"),
            letter(from: "root@backup2", id: "3@x")
        )
        outcomes += try await room.receive(letter(from: "root@backup1", id: "4@x"))
        #expect(outcomes.compactMap(\.number).count == 4)
        let clients = outcomes.map(\.interactions[0].client)
        #expect([clients[1], clients[3]] == [clients[0], clients[0]] && clients[2] != clients[0])
        // Whose it is known to be later, all that comes after is.
        try await room.database.write { tx in
            _ = try ClientBook(tx, room.cast.irina).merge(clients[0], into: room.cast.vector.id)
        }
        let later = try await room.receive(letter(from: "root@backup1", id: "5@x"))[0]
        #expect(later.interactions.map(\.client) == [room.cast.vector.id])
    }

    @Test(arguments: TestDatabase.engines)
    func `is put away by a person, and brought back`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let id = try await room.receive("Subject: from nobody\n\nText\n")[0].letter.id
        func waiting() async throws -> [KeptLetter.ID] {
            let (list, count) = try await room.database.read { snapshot in
                (try snapshot.lettersSetAside(limit: 10).map(\.id), try snapshot.countLettersSetAside())
            }
            #expect(list.count == count)
            return list
        }
        #expect(try await waiting() == [id])
        try await room.database.write { try LetterSorting($0, room.cast.vera).dismiss(id) }
        #expect(try await waiting().isEmpty)
        await #expect(throws: LetterRefusal.sorted) {
            try await room.database.write { try LetterSorting($0, room.cast.vera).retry(id) }
        }
        try await room.database.write { try LetterSorting($0, room.cast.vera).retrieve(id) }
        #expect(try await waiting() == [id])
        await #expect(throws: (any Error).self) {
            try await room.database.write { try LetterSorting($0, room.cast.irina).dismiss(id) }
        }
    }
}
