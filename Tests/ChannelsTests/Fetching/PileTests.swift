import Basics
import Clients
import Desk
import Foundation
import Mail
import MailTestSupport
import People
import Store
import TestSupport
import Testing

@testable import Channels

/// The whole pile of letters that broke mail programs goes into a real mailbox and comes out as interactions.
@Suite(.enabled(if: MailServers.areRunning && !Pile.letters.isEmpty, "the mail servers or the pile are not here"))
struct `The pile of letters` {
    @Test(arguments: TestDatabase.engines)
    func `goes in and comes out, and none is lost`(on engine: Dialect) async throws {
        let servers = try MailServers.ours
        let (account, scratch) = (servers.newAccount(), try Scratch())
        let database = try await TestDatabase.fresh(on: engine, time: SystemTime())
        let session = try await IMAPSession.open(servers.imapServer(), as: account.credentials)
        var put: [URL] = []
        for file in Pile.letters {
            // What a server would not take can't come from one.
            if (try? await session.append(file, to: .inbox, flags: [])) != nil { put.append(file) }
        }
        await session.close()
        #expect(Pile.letters.count - put.count <= 1)
        let box = try SecretBox(key: [UInt8](repeating: 3, count: 32))
        var wish = MailboxWish(name: "Почта", address: try #require(EmailAddress(account.address)), login: account.name)
        wish.incoming = Mailbox.Place(host: servers.host, port: servers.imaps, security: .tls)
        wish.secret = .password(account.password)
        let mailbox = try await database.write { [wish] in try MailboxBook($0, .program, box: box).add(wish) }
        let spool = scratch.folder.appending(path: "spool")
        let tools = FetchingTools(database: database, box: box, authority: servers.trusted, spool: spool)
        #expect(try await MailFetching(tools).fetchOnce(mailbox) == put.count)
        #expect(try await LetterReading(database: database, spool: spool).readAll() == put.count)
        try await compare(put, in: database)
    }

    /// What stands on the timelines is what the letters say, as `PythonComparisonTests` finds it to be what Python makes of them.
    private func compare(_ files: [URL], in database: Database) async throws {
        let ids = try await database.read { try $0.values("SELECT id FROM letter ORDER BY id", as: KeptLetter.ID.self) }
        try #require(ids.count == files.count)
        let outcomes = try await database.read { snapshot in try ids.map { try Outcome(of: $0, in: snapshot) } }
        var nameless = 0
        for (file, outcome) in zip(files, outcomes) {
            let letter = try OpenLetter.read(.bytes(try Self.asSent(file)))
            switch outcome.letter.state {
            case .understood:
                #expect(!outcome.interactions.isEmpty, "\(file.lastPathComponent) became nothing")
            case .setAside(let reason):
                nameless += 1
                #expect(reason == .noSender || reason == .loop, "\(file.lastPathComponent): \(reason)")
            case .stored: Issue.record("\(file.lastPathComponent) was not read")
            }
            guard let interaction = outcome.interactions.first else { continue }
            if !letter.text.trimmed.isEmpty {
                #expect(Self.words(interaction.text) == Self.words(letter.text), "\(file.lastPathComponent)")
            }
            let listed = try await database.read { snapshot in
                try snapshot.attachments(of: [outcome.letter.id])[outcome.letter.id] ?? []
            }
            #expect(listed.map(\.size) == letter.attachments.map(\.size), "\(file.lastPathComponent)")
        }
        // Those without a sender wait for a person; all others are on somebody's timeline.
        #expect(nameless < files.count / 10, "\(nameless) of \(files.count)")
    }

    /// With the line ends that mail travels with.
    private static func asSent(_ file: URL) throws -> [UInt8] {
        var sent: [UInt8] = []
        for byte in try Data(contentsOf: file) {
            if byte == 10, sent.last != 13 { sent.append(13) }
            sent.append(byte)
        }
        return sent.last == 10 ? sent : sent + [13, 10]
    }

    private static func words(_ text: String) -> String {
        text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.properties.generalCategory != .control }
            .reduce(into: "") { $0.unicodeScalars.append($1 == "\0" ? "\u{FFFD}" : $1) }
    }
}

enum Pile {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/data/mail").standardizedFileURL

    static let letters: [URL] = {
        let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return all.filter { path in
            let isLetter = ["eml", "msg", "txt"].contains(URL(filePath: path).pathExtension)
            return isLetter && (!path.contains("fixtures/attachments/") || path.hasSuffix(".eml"))
        }.sorted().map { folder.appending(path: $0) }
    }()
}
