import Basics
import Clients
import Events
import Files
import Foundation
import People
import Store
import TelephonyTestSupport
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// SPEC P2: who may hear what was said, and that it is known who did.
@Suite struct `What was said in a call` {
    private static let sound = Tone(pitch: 600).samples(seconds: 2)

    /// Irina, whose phone is 101, has talked with Vector.
    private func heardCall(on engine: Dialect) async throws -> (CallScene, PhoneCall.ID) {
        let scene = try await CallScene(on: engine)
        let call = try await scene.call()
        try await scene.keep(Self.sound, of: call)
        return (scene, call)
    }

    @Test(arguments: TestDatabase.engines)
    func `is heard by who said it and who oversees the work`(on engine: Dialect) async throws {
        let (scene, call) = try await heardCall(on: engine)
        try await scene.database.read { (snapshot) throws in
            for member in [scene.cast.irina, scene.cast.vera] {
                #expect(try ListeningDesk(snapshot, member).open(0, of: call).sound.length == .seconds(1))
                #expect(try ListeningDesk(snapshot, member).sounds(of: call).sounds.map(\.isOpen) == [true])
            }
            #expect(throws: ListeningRefusal.notYours) {
                try ListeningDesk(snapshot, scene.cast.oleg).open(0, of: call)
            }
            #expect(try ListeningDesk(snapshot, scene.cast.oleg).sounds(of: call).sounds.map(\.isOpen) == [false])
            #expect(throws: ListeningRefusal.notFound) {
                try ListeningDesk(snapshot, scene.cast.vera).open(1, of: call)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is nobody's to know of who may not know of the client`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let call = try await scene.call()
        try await scene.keep(Self.sound, of: call)
        try await scene.database.write { tx in
            try tx.run(
                "UPDATE interaction SET client = \(scene.cast.sigma.id) WHERE id = (SELECT interaction FROM phone_call)"
            )
        }
        try await scene.database.read { (snapshot) throws in
            #expect(throws: ListeningRefusal.notFound) {
                try ListeningDesk(snapshot, scene.cast.oleg).open(0, of: call)
            }
            #expect(throws: ListeningRefusal.notFound) {
                try ListeningDesk(snapshot, scene.cast.oleg).sounds(of: call)
            }
            _ = try ListeningDesk(snapshot, scene.cast.vera).open(0, of: call)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `and was left as a message is for all who may know of the client`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let call = try await scene.call(RecordMaker(talk: .zero, message: "c1-m1"))
        try await scene.keep(Self.sound, channels: 1, of: call)
        try await scene.database.read { (snapshot) throws in
            #expect(try ListeningDesk(snapshot, scene.cast.oleg).open(0, of: call).recording.kind == .message)
        }
        #expect(Tone(pitch: 600).share(of: try await scene.heard(of: call)) > 0.99)
    }

    @Test(arguments: TestDatabase.engines)
    func `is on record once when one listens, and overseers see it`(on engine: Dialect) async throws {
        let (scene, call) = try await heardCall(on: engine)
        let book = ListeningBook(scene.database, openedWith: CallScene.contentKey)
        for _ in 0..<3 { _ = try await book.listen(to: 0, of: call, by: scene.cast.irina) }
        _ = try await book.listen(to: 0, of: call, by: scene.cast.vera)
        #expect(try await scene.events("call.listened") == 2)
        scene.time.advance(by: .minutes(11))
        _ = try await book.listen(to: 0, of: call, by: scene.cast.irina)
        await #expect(throws: ListeningRefusal.notYours) {
            try await book.listen(to: 0, of: call, by: scene.cast.oleg)
        }
        try await scene.database.read { (snapshot) throws in
            let seen = try ListeningDesk(snapshot, scene.cast.vera).sounds(of: call).listenings
            #expect(seen.map(\.person) == [scene.cast.irina.id, scene.cast.vera.id, scene.cast.irina.id])
            #expect(seen.first?.at == scene.time.now)
            #expect(try ListeningDesk(snapshot, scene.cast.irina).sounds(of: call).listenings.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `can't be heard with another key, which is said before anybody is said to have listened`(on engine: Dialect)
        async throws
    {
        let (scene, call) = try await heardCall(on: engine)
        let other = ContentKey(try SecretBox(key: Array(repeating: 8, count: 32)).key(for: "contents of files"))
        let book = ListeningBook(scene.database, openedWith: other)
        await #expect(throws: ListeningRefusal.otherKey) {
            try await book.listen(to: 0, of: call, by: scene.cast.irina)
        }
        #expect(try await scene.events("call.listened") == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `is deleted when its time is over, and that it was said stays`(on engine: Dialect) async throws {
        let (scene, call) = try await heardCall(on: engine)
        let housekeeping = Housekeeping(database: scene.database, chores: Chore.ofRecordings)
        func clean() async throws {
            let runner = JobRunner(database: scene.database, handlers: [housekeeping], recurring: [Housekeeping.turn])
            try await runner.runDue()
        }
        func set(_ time: RecordingTime) async throws {
            try await scene.database.write { try time.keep(in: $0, by: scene.cast.administrator) }
        }
        try await set(.forEver)
        scene.time.advance(by: .days(3000))
        try await clean()
        #expect(try await scene.heard(of: call).count > 1000)
        try await set(.days(3001))
        scene.time.advance(by: .days(2))
        try await clean()
        let now = scene.time.now
        #expect(try await scene.state(of: call) == .deleted(at: now, length: .seconds(1)))
        #expect(try await scene.events("call.recording-deleted") == 1)
        let left = try await scene.database.read { try $0.value("SELECT COUNT(*) FROM file_piece", as: Int.self) }
        #expect(left == 0)
        _ = try await scene.database.read { (snapshot) throws in
            #expect(throws: ListeningRefusal.nothingThere) {
                try ListeningDesk(snapshot, scene.cast.vera).open(0, of: call)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is kept for a year unless somebody who may has said otherwise`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        #expect(try await scene.database.read { try $0.recordingTime() } == .days(365))
        for days in [0, 36_501] {
            await #expect(throws: InvalidField.self) {
                try await scene.database.write {
                    try RecordingTime.days(days).keep(in: $0, by: scene.cast.administrator)
                }
            }
        }
        await #expect(throws: RightsRefusal.notAllowed(.changeSettings)) {
            try await scene.database.write { try RecordingTime.forEver.keep(in: $0, by: scene.cast.vera) }
        }
        for _ in 0..<2 {
            try await scene.database.write { try RecordingTime.forEver.keep(in: $0, by: scene.cast.administrator) }
        }
        #expect(try await scene.database.read { try $0.recordingTime() } == .forEver)
        #expect(try await scene.events("recordings.time-changed") == 1)
    }
}
