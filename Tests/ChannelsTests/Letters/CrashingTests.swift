import Basics
import Files
import Foundation
import Mail
import People
import Store
import TestSupport
import Testing

@testable import Channels

/// A letter that brings down the whole process while it is read: a real one, which ends by a real signal.
@Suite struct `A letter that brings the process down` {
    @Test(arguments: TestDatabase.engines)
    func `is put aside after some attempts, and none of those that came with it is lost`(
        on engine: Dialect
    ) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let letters = (0..<9).map { number in
            let isFatal = number == 4
            return "From: a\(number)@x.example\r\nSubject: \(isFatal ? "fatal" : "harmless")\r\n\r\nText\r\n"
        }
        let kept = try await database.store(letters)
        let place = database.place
        await database.engine.close()
        for _ in 0..<KeptLetter.mostAttempts {
            // Whoever dies holds its lease for a while.
            time.advance(by: .minutes(1))
            let now = time.now.milliseconds
            await #expect(processExitsWith: .signal(SIGABRT)) { [place = place as String, now = now as Int64] in
                let database = try await TestDatabase.opened(at: place, time: FixedTime(Moment(milliseconds: now)))
                _ = try await LetterReading.fatal(on: database).readAll()
            }
        }
        time.advance(by: .minutes(1))
        let again = try await database.openedAgain()
        _ = try await LetterReading.fatal(on: again).readAll()
        let outcomes = try await again.read { snapshot in try kept.map { try Outcome(of: $0, in: snapshot) } }
        for (place, outcome) in outcomes.enumerated() {
            #expect(outcome.letter.state == (place == 4 ? .setAside(.crashing) : .understood))
            #expect(outcome.interactions.count == (place == 4 ? 0 : 1))
        }
        try await checkSource(of: outcomes[4].letter, letters[4], in: again)
        await again.engine.close()
    }

    /// It is kept as it came, is not looked into, and is tried once more when a person says so.
    private func checkSource(of letter: KeptLetter, _ text: String, in database: Database) async throws {
        let bytes = try await database.read { snapshot in
            let file = try #require(try snapshot.file(letter.file))
            return try snapshot.bytes(of: file, limit: 1 << 20)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == text)
        let opening = LetterOpening(database: database, spool: FileManager.default.temporaryDirectory)
        await #expect(throws: LetterRefusal.notOpened) { _ = try await opening.text(of: letter) }
        try await database.write { try LetterSorting($0, .program).retry(letter.id) }
        try await LetterReading(database: database, spool: FileManager.default.temporaryDirectory).readAll()
        let read = try await database.read { try Outcome(of: letter.id, in: $0).letter }
        #expect(read.state == .understood && read.mayBeOpened)
    }

    /// What is wrong with the house is not the letter's fault.
    @Test func `is not any that was begun on a full disk`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let kept = try await database.store(["From: a@x.example\r\nSubject: a\r\n\r\nText\r\n"])
        let reading = LetterReading(database: database, spool: FileManager.default.temporaryDirectory)
        let letters = try await database.read { try $0.storedLetters(after: nil) }
        for _ in 0..<KeptLetter.mostAttempts + 2 {
            // Begun, and never written.
            #expect(try await reading.begin(letters).map(\.letter.id) == kept)
        }
        try await reading.readAll()
        #expect(try await database.read { try Outcome(of: kept[0], in: $0).letter.state } == .understood)
    }
}

extension LetterReading {
    /// Ends the process over the letter that is called fatal.
    static func fatal(on database: Database) -> LetterReading {
        LetterReading(database: database, spool: FileManager.default.temporaryDirectory) {
            letter,
            raw,
            ours throws(ReadingFault) in
            let read = try ReadLetter(letter, raw: raw, ours: ours)
            if read.kept.subject == "fatal" { abort() }
            return read
        }
    }
}
