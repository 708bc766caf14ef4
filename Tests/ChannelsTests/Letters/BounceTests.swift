import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@testable import Channels

/// Letters of ours that come back (SPEC W1).
@Suite struct `A letter that came back` {
    private func bounce(
        of letter: String?,
        to address: String,
        _ words: String = "550 5.1.1 User unknown",
        id: String
    ) -> String {
        let returned = letter.map {
            "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <\($0)>\nSubject: Re\n\n"
        }
        return """
            From: Mail Delivery System <mailer-daemon@mx.example>
            To: help@highrock.example
            Subject: Undelivered Mail
            Message-ID: <\(id)@mx.example>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            It did not arrive.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; \(address)
            Action: failed
            Diagnostic-Code: smtp; \(words)

            \(returned ?? "")--b--

            """
    }

    private func marks(_ room: PostRoom) async throws -> [ContactPoint.ID: Undeliverable] {
        try await room.database.read { snapshot in
            let points = try snapshot.points(of: room.cast.vector).compactMap { point in
                point.undeliverable.map { (point.id, $0) }
            }
            return Dictionary(uniqueKeysWithValues: points)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `marks its address until somebody writes from there`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        try await room.answer(named: "ours@highrock.example")
        let report = bounce(of: "ours@highrock.example", to: "anna@vector.example", id: "1")
        let shown = try await room.receive(report)[0]
        #expect(shown.letter.origin == .bounce && shown.number == room.cast.payment.number)
        let marked = try await marks(room)
        #expect(Array(marked.keys) == [room.cast.annasEmail.id])
        #expect(marked.values.first?.why.contains("User unknown") == true)
        try await room.receive("From: anna@vector.example\nSubject: well\nMessage-ID: <well@vector>\n\nHere I am.\n")
        #expect(try await marks(room).isEmpty)
        let told = try await room.database.read { snapshot in
            try snapshot.values(
                "SELECT kind FROM journal WHERE kind LIKE 'client.point-%deliverable' ORDER BY entry",
                as: String.self
            )
        }
        #expect(told == ["client.point-undeliverable", "client.point-deliverable"])
    }

    /// Anybody can write a report about anybody.
    @Test(arguments: TestDatabase.engines)
    func `marks nothing when it was never sent, or not to that address`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        try await room.answer(named: "ours@highrock.example")
        let outcomes = try await room.receive(
            bounce(of: nil, to: "anna@vector.example", id: "1"),
            bounce(of: "forged@highrock.example", to: "anna@vector.example", id: "2"),
            bounce(of: "ours@highrock.example", to: "boris@vector.example", id: "3"),
            bounce(of: "ours@highrock.example", to: "anna@vector.example", "452 4.2.2 The mailbox is full", id: "4")
        )
        #expect(outcomes.map(\.letter.origin).allSatisfy { $0 == .bounce })
        #expect(try await marks(room).isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `is forgotten when a person knows better, who may change the card`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        try await room.answer(named: "ours@highrock.example")
        try await room.receive(bounce(of: "ours@highrock.example", to: "anna@vector.example", id: "1"))
        #expect(try await marks(room).count == 1)
        try await room.database.write { tx in
            _ = try ClientBook(tx, room.cast.irina).trustPoint(room.cast.annasEmail.id)
        }
        #expect(try await marks(room).isEmpty)
        await #expect(throws: (any Error).self) {
            try await room.database.write { tx in
                _ = try ClientBook(tx, room.cast.nina).trustPoint(room.cast.annasEmail.id)
            }
        }
    }
}
