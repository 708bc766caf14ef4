import Basics
import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite struct `The answers of a server` {
    /// What servers really say, and what the standards allow besides.
    static let samples = [
        "* OK [CAPABILITY IMAP4rev1 SASL-IR IDLE] Dovecot (Debian) ready.\r\n",
        "* OK {5}\r\n",
        "* OK\r\n",
        "* PREAUTH welcome\r\n",
        "* BYE Disconnected for inactivity.\r\n",
        "+ \r\n",
        "+ idling\r\n",
        "+\r\n",
        "H1 OK [READ-WRITE] Select completed (0.001 + 0.000 secs).\r\n",
        "H1 NO [AUTHENTICATIONFAILED] Authentication failed.\r\n",
        "H1 BAD Error in IMAP command\r\n",
        "H2 OK [APPENDUID 38505 3955] APPEND completed\r\n",
        "* 172 EXISTS\r\n",
        "* 5 EXPUNGE\r\n",
        "* 1 RECENT\r\n",
        "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Forwarded)\r\n",
        "* OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] Limited\r\n",
        "* OK [UIDVALIDITY 3857529045] UIDs valid\r\n",
        "* OK [UIDNEXT 4392] Predicted next UID\r\n",
        "* OK [HIGHESTMODSEQ 715194045007] Highest\r\n",
        "* LIST (\\HasNoChildren \\Sent) \"/\" Sent\r\n",
        "* LIST (\\Noselect) NIL \"\"\r\n",
        "* LIST (\\HasNoChildren) \"|\" \"&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1- \\\"1\\\"\"\r\n",
        "* LIST () \"/\" {6}\r\nfo\"o(b\r\n",
        "* LIST (\\Marked) \"/\" Inbox/a (\"CHILDINFO\" (\"SUBSCRIBED\"))\r\n",
        "* SEARCH 2 3 6\r\n",
        "* SEARCH\r\n",
        "* ESEARCH (TAG \"A285\") UID MIN 7 MAX 3800\r\n",
        "* STATUS blurdybloop (MESSAGES 231 UIDNEXT 44292)\r\n",
        "* VANISHED (EARLIER) 41,43:116\r\n",
        "* ENABLED CONDSTORE\r\n",
        "* ID (\"name\" \"Dovecot\" \"odd\" NIL)\r\n",
        "* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n",
        "* 23 FETCH (FLAGS (\\Seen) UID 4827313)\r\n",
        "* 12 FETCH (INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" RFC822.SIZE 4286 UID 9 FLAGS ())\r\n",
        "* 12 FETCH (UID 9 BODY[] {11}\r\nSubject: x\n FLAGS (\\Seen))\r\n",
        "* 12 FETCH (BODY[] {0}\r\n UID 9)\r\n",
        "* 12 FETCH (BODY[] \"short \\\"one\\\"\" UID 9)\r\n",
        "* 12 FETCH (UID 9 BODY[] NIL)\r\n",
        "* 12 FETCH (UID 9 MODSEQ (624140003) BODY[HEADER.FIELDS (\"Subject\" To)] {4}\r\na\r\nb)\r\n",
        "* 12 FETCH (UID 9 BODYSTRUCTURE (\"TEXT\" \"PLAIN\" (\"CHARSET\" \"UTF-8\") NIL NIL \"7BIT\" 1152 23))\r\n",
        "* 12 FETCH (ENVELOPE (NIL {3}\r\na)b ((NIL NIL \"terry\" \"cac\"))) UID 9)\r\n",
        "* 12 FETCH (UID  9  FLAGS ( \\Seen ) )\r\n",
    ]

    @Test func `are all understood`() {
        for sample in Self.samples {
            let read = Answers.read(sample)
            #expect(read.answers.count == 1 && read.fault == nil, "\(sample): \(read)")
        }
    }

    @Test func `are the same however they are cut into pieces`() {
        let seed = UInt64.random(in: .min ... .max)
        var dice = SeededRandom(seed: seed)
        for _ in 1...300 {
            let bytes = (1...20).flatMap { _ in Array((Self.samples.randomElement(using: &dice) ?? "").utf8) }
            let whole = Answers.read(bytes)
            let cut = Answers.read(bytes) { Int.random(in: 1...9, using: &dice) }
            #expect(whole.fault == nil && whole.answers.count == 20)
            #expect(cut.answers == whole.answers && cut.fault == nil, "seed \(seed)")
        }
    }

    @Test func `that were damaged end in a fault or another answer, never in a crash`() {
        let seed = UInt64.random(in: .min ... .max)
        var dice = SeededRandom(seed: seed)
        var faults = 0
        for _ in 1...10_000 {
            var bytes = (1...3).flatMap { _ in Array((Self.samples.randomElement(using: &dice) ?? "").utf8) }
            for _ in 1...Int.random(in: 1...4, using: &dice) { Self.damage(&bytes, &dice) }
            let whole = Answers.read(bytes)
            let cut = Answers.read(bytes) { Int.random(in: 1...5, using: &dice) }
            #expect(whole.answers == cut.answers && whole.fault == cut.fault, "seed \(seed)")
            if whole.fault != nil { faults += 1 }
        }
        // Or the damage was none, and this test says nothing.
        #expect(faults > 1000)
    }

    @Test func `made of nothing but noise end in a fault`() {
        let seed = UInt64.random(in: .min ... .max)
        var dice = SeededRandom(seed: seed)
        for _ in 1...2000 {
            var noise = (0..<Int.random(in: 20...400, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice)
            }
            // What begins so is said to people, and may be anything.
            if noise[0] == UInt8(ascii: "+") { noise[0] = UInt8(ascii: "*") }
            let read = Answers.read(noise + Array("\r\n\r\n\r\n".utf8))
            #expect(read.answers.isEmpty, "seed \(seed)")
            if case .protocolBroken = read.fault { continue }
            Issue.record("seed \(seed): \(String(describing: read.fault))")
        }
    }

    @Test func `tell of a letter in any order`() throws {
        let items = try letter(
            "* 12 FETCH (BODY[] {4}\r\nab\r\n INTERNALDATE \" 7-Jul-1996 02:44:25 -0700\" UID 9)\r\n"
        )
        #expect(items.uid == UID(9))
        #expect(items.received?.rfc3339 == "1996-07-07T09:44:25.000Z")
        guard case .bytes(let bytes) = items.body else { throw MailFault.closed }
        #expect(bytes == Array("ab\r\n".utf8))
    }

    private func letter(_ text: String) throws -> LetterItems {
        var rest = Array(text.utf8)
        var reader = ResponseReader(
            ByteStream { buffer throws(MailFault) in
                guard !rest.isEmpty else { throw .closed }
                buffer.replaceSubrange(0..<rest.count, with: rest)
                defer { rest = [] }
                return rest.count
            }
        )
        guard case .data(.letter(let items)) = try reader.next(InMemory()) else { throw MailFault.closed }
        return items
    }

    private final class InMemory: BodyTaker {
        private var bytes: [UInt8] = []
        func begin(_ size: Int64) throws(MailFault) {}
        func take(_ piece: ArraySlice<UInt8>) throws(MailFault) { bytes += piece }
        func end() throws(MailFault) -> RawLetter { .bytes(bytes) }
    }

    private static func damage(_ bytes: inout [UInt8], _ dice: inout SeededRandom) {
        guard let place = bytes.indices.randomElement(using: &dice) else { return }
        switch Int.random(in: 0...3, using: &dice) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("(){}[]\"\\ \r\n*+0123456789NILa".utf8).randomElement(using: &dice) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...12, using: &dice)))
        }
    }
}
