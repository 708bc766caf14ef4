import Basics
import Foundation
import MailTestSupport
import Testing

@testable import Mail

@Suite(.enabled(if: MailServers.areRunning)) struct `An open folder` {
    private let servers: MailServers
    private let scratch: Scratch
    private let session: IMAPSession

    init() async throws {
        servers = try MailServers.ours
        scratch = try Scratch()
        session = try await IMAPSession.open(servers.imapServer(), as: servers.newAccount().credentials)
    }

    private func fill(_ count: Int) async throws {
        for number in 1...count {
            try await session.append(
                try scratch.letter("Subject: letter \(number)\r\n\r\nbody \(number)\r\n"),
                to: .inbox,
                flags: number.isMultiple(of: 2) ? [.seen] : [],
                received: Moment(milliseconds: Int64(number) * 86_400_000)
            )
        }
    }

    private func text(_ letter: FetchedLetter?) throws -> String {
        switch try #require(letter).raw {
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .file(let file): try String(contentsOf: file, encoding: .utf8)
        }
    }

    @Test func `tells of its letters from a number on, the oldest first`() async throws {
        try await fill(7)
        let inbox = try await session.open(.inbox)
        #expect(inbox.count == 7)
        #expect(inbox.nextUID == UID(8))
        let first = try await inbox.outlines(atMost: 3)
        #expect(first.map(\.uid.number) == [1, 2, 3])
        #expect(first.map { $0.flags.contains(.seen) } == [false, true, false])
        #expect(first.map { $0.received?.milliseconds } == [86_400_000, 172_800_000, 259_200_000])
        #expect(first.map(\.size) == [29, 29, 29])
        #expect(try await inbox.outlines(after: first.last?.uid, atMost: 10).map(\.uid.number) == [4, 5, 6, 7])
        #expect(try await inbox.outlines(after: UID(7), atMost: 10).isEmpty)
        #expect(try await inbox.outlines(after: .last, atMost: 10).isEmpty)
    }

    @Test func `tells of letters that came after it was opened`() async throws {
        let inbox = try await session.open(.inbox)
        try await fill(2)
        #expect(try await inbox.outlines(atMost: 10).map(\.uid.number) == [1, 2])
    }

    @Test func `gives letters out and leaves them unread`() async throws {
        try await fill(3)
        let inbox = try await session.open(.inbox)
        let letters = try await inbox.fetch([1, 2, 3, 9].compactMap { UID($0) }, into: Spool(folder: scratch.folder))
        #expect(letters.map(\.uid.number) == [1, 2, 3])
        #expect(try text(letters[1]) == "Subject: letter 2\r\n\r\nbody 2\r\n")
        #expect(letters.map(\.size) == [29, 29, 29])
        #expect(letters[0].received == Moment(milliseconds: 86_400_000))
        #expect(try await inbox.outlines(atMost: 3).map { $0.flags.contains(.seen) } == [false, true, false])
        #expect(try await inbox.fetch(try #require(UID(9)), into: Spool(folder: scratch.folder)) == nil)
    }

    @Test func `puts larger letters into files that only we can read`() async throws {
        let large = try scratch.letter(ofBytes: 3_000_000)
        try await session.append(large, to: .inbox)
        let inbox = try await session.open(.inbox)
        let letter = try #require(try await inbox.fetch(.first, into: Spool(folder: scratch.folder)))
        guard case .file(let file) = letter.raw else { throw MailFault.closed }
        #expect(try Data(contentsOf: file) == Data(contentsOf: large))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `keeps in memory together no more than it may`() async throws {
        try await fill(5)
        var spool = Spool(folder: scratch.folder)
        spool.mostInMemoryTogether = 70
        let inbox = try await session.open(.inbox)
        let letters = try await inbox.fetch((1...5).compactMap { UID($0) }, into: spool)
        let inFiles = letters.count { if case .file = $0.raw { true } else { false } }
        #expect(inFiles == 3)
        #expect(try letters.map { try text($0) } == (1...5).map { "Subject: letter \($0)\r\n\r\nbody \($0)\r\n" })
    }

    @Test func `refuses a letter that is larger than it may be, and leaves nothing behind`() async throws {
        try await fill(2)
        var spool = Spool(folder: scratch.folder)
        spool.mostInMemory = 0
        spool.mostOfLetter = 31
        try await session.append(try scratch.letter(ofBytes: 100_000), to: .inbox)
        let inbox = try await session.open(.inbox)
        let before = try scratch.files.count
        await #expect(throws: MailFault.tooLarge(limit: 31)) {
            _ = try await inbox.fetch((1...3).compactMap { UID($0) }, into: spool)
        }
        #expect(try scratch.files.count == before)
        #expect(await !session.isOpen)
    }

    @Test func `says that the files can't be written`() async throws {
        try await fill(1)
        var spool = Spool(folder: URL(filePath: "/nonexistent"))
        spool.mostInMemory = 0
        let inbox = try await session.open(.inbox)
        await #expect(throws: MailFault.file(.unwritable(ENOENT))) { _ = try await inbox.fetch(.first, into: spool) }
    }

    @Test func `says that the disk is full`() async throws {
        // A device that is always full stands in for the disk.
        #expect(throws: MailFault.file(.diskFull)) {
            let file = try SpoolFile(writing: URL(filePath: "/dev/full"))
            try file.write([UInt8](repeating: 0, count: 100)[...])
        }
    }

    @Test func `marks letters, twice without harm`() async throws {
        try await fill(3)
        let inbox = try await session.open(.inbox)
        let uids = [1, 3].compactMap { UID($0) }
        for _ in 1...2 { try await inbox.mark(uids, [.seen, .flagged, .other("$Highrock")]) }
        let flags = try await inbox.outlines(atMost: 3).map(\.flags)
        #expect(flags[0].isSuperset(of: [.seen, .flagged, .other("$Highrock")]))
        try await inbox.unmark(uids, [.seen])
        #expect(try await inbox.outlines(atMost: 3).map { $0.flags.contains(.seen) } == [false, true, false])
    }

    @Test(arguments: [false, true])
    func `moves letters to another folder`(ofPlainServer isPlain: Bool) async throws {
        let account = servers.newAccount()
        let host = isPlain ? servers.plainHost : servers.host
        let session = try await IMAPSession.open(servers.imapServer(at: host), as: account.credentials)
        for number in 1...3 { try await session.append(try scratch.letter("Subject: \(number)\r\n\r\n"), to: .inbox) }
        let done = FolderName("Обработано")
        let inbox = try await session.open(.inbox)
        try await inbox.move([1, 3].compactMap { UID($0) }, to: done)
        let left = try await inbox.outlines(atMost: 10).filter { !$0.flags.contains(.deleted) }
        #expect(left.map(\.uid.number) == [2])
        let there = try await session.open(done)
        #expect(there.count == 2)
        let moved = try await there.fetch((1...2).compactMap { UID($0) }, into: Spool(folder: scratch.folder))
        #expect(try moved.map { try text($0) } == ["Subject: 1\r\n\r\n", "Subject: 3\r\n\r\n"])
        await session.close()
    }

    @Test func `tells where a letter was put`() async throws {
        let sent = try await session.open(FolderName("Sent"))
        let file = try scratch.letter("Subject: bare line ends\n\nкириллица\n")
        let place = try #require(try await session.append(file, to: sent.name))
        #expect(place.validity == sent.validity)
        let letter = try await sent.fetch(place.uid, into: Spool(folder: scratch.folder))
        #expect(try text(letter) == "Subject: bare line ends\r\n\r\nкириллица\r\n")
        #expect(letter?.flags.contains(.seen) == true)
    }

    @Test func `can be used after another was opened`() async throws {
        try await fill(2)
        let inbox = try await session.open(.inbox)
        let sent = try await session.open(FolderName("Sent"))
        #expect(try await inbox.outlines(atMost: 10).count == 2)
        #expect(try await sent.outlines(atMost: 10).isEmpty)
    }

    @Test func `is void when it was made anew`() async throws {
        let name = FolderName("Временная")
        _ = try await session.converse { dialogue throws(MailFault) in
            try dialogue.perform("CREATE \(name.quoted)").text
        }
        let old = try await session.open(name)
        _ = try await session.open(.inbox)
        _ = try await session.converse { dialogue throws(MailFault) in
            try dialogue.perform("DELETE \(name.quoted)")
            return try dialogue.perform("CREATE \(name.quoted)").text
        }
        await #expect(throws: MailFault.renumbered) { _ = try await old.outlines(atMost: 10) }
        #expect(try await session.open(name).validity != old.validity)
    }
}
