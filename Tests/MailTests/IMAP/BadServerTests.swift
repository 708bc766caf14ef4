import Foundation
import MailTestSupport
import Testing

@testable import Mail

/// What no honest server says.
@Suite struct `A hostile server` {
    /// Lets everybody in, opens a folder, and then answers the next command so.
    private func folder(
        answering answer: String,
        drips: Bool = false,
        _ patience: Patience = .short
    ) async throws -> (OpenFolder, BadServer) {
        let server = try BadServer(
            greeting: "* OK ready\r\n",
            script: [
                "* CAPABILITY IMAP4rev1\r\nA001 OK done\r\n", "A002 OK you are in\r\n",
                "* CAPABILITY IMAP4rev1\r\nH1 OK done\r\n",
                "* 5 EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n* OK [UIDNEXT 6] next\r\nH2 OK [READ-ONLY] done\r\n",
                answer,
            ],
            drips: drips
        )
        let session = try await IMAPSession.open(server.place, as: .password("p", of: "u"), patience: patience)
        return (try await session.open(.inbox), server)
    }

    private func fault(answering answer: String) async throws -> MailFault? {
        let (folder, server) = try await folder(answering: answer)
        defer { server.close() }
        #expect(folder.isReadOnly)
        let spool = Spool(folder: FileManager.default.temporaryDirectory)
        let fault = await #expect(throws: MailFault.self) { _ = try await folder.fetch(.first, into: spool) }
        #expect(await !folder.session.isOpen)
        return fault
    }

    @Test(arguments: [4_294_967_295, 9_223_372_036_854_775_807])
    func `that announces an enormous letter is not believed`(size: Int) async throws {
        let fault = try await fault(answering: "* 1 FETCH (UID 1 BODY[] {\(size)}\r\n")
        #expect(fault == .tooLarge(limit: 256 << 20))
    }

    @Test(arguments: [
        "* 1 FETCH (UID 1 BODY[] {99999999999999999999}\r\n", "* 1 FETCH (UID 0 FLAGS ())\r\n",
        "* LIST () \"/\" {9000000}\r\n", "* OTHER {2000000}\r\n", "H3 MAYBE\r\n", "H9 OK done\r\n", "+ go on\r\n",
        "* 1 FETCH (UID 1 BODY[] word)\r\n", "* 1 FETCH (FLAGS (\\Seen)\nH3 OK done\r\n", "\u{0}\u{1}\u{2}\r\n",
        "* 1 FETCH (UID 7 BODY[] {1}\r\nx)\r\nH3 OK done\r\n",
        "* 1 FETCH (X ((((((((((((((((((((((((((((((((((((((((((\r\n",
    ])
    func `that breaks the protocol is found out`(saying answer: String) async throws {
        let fault = try await fault(answering: answer)
        guard case .protocolBroken = fault else { throw fault ?? .closed }
        #expect(fault?.isPassing == false)
    }

    @Test(arguments: ["* OK ", "* 1 FETCH (UID 1 FLAGS (", "* CAPABILITY ", "* SEARCH ", "* 1 FETCH (X \""])
    func `that never ends a line is left`(beginning start: String) async throws {
        let fault = try await fault(answering: start + String(repeating: "x ", count: 1_000_000))
        guard case .protocolBroken = fault else { throw fault ?? .closed }
    }

    @Test func `that says goodbye is quoted`() async throws {
        #expect(try await fault(answering: "* BYE the house is closing\r\n") == .brokenOff("the house is closing"))
    }

    @Test func `that says nothing is left in time`() async throws {
        #expect(try await fault(answering: "") == .timedOut(.answering))
    }

    @Test func `that sends byte by byte for ever is left in time`() async throws {
        var patience = Patience.short
        patience.command = .seconds(1)
        let (folder, server) = try await folder(answering: "* OK ", drips: true, patience)
        defer { server.close() }
        await #expect(throws: MailFault.timedOut(.answering)) { _ = try await folder.outlines(atMost: 1) }
    }

    @Test func `that declines is quoted, and the connection goes on`() async throws {
        let (folder, server) = try await folder(answering: "H3 NO [OVERQUOTA] no room\r\n")
        defer { server.close() }
        await #expect(throws: MailFault.refused(.overQuota, words: "no room")) {
            try await folder.mark([.first], [.seen])
        }
        #expect(await folder.session.isOpen)
    }
}
