import TestSupport
import Testing

@testable import Mail

@Suite struct `An answer of SMTP` {
    private func read(_ bytes: [UInt8], inPieces size: () -> Int = { 100 }) -> (replies: [SMTPReply], fault: MailFault?)
    {
        var rest = bytes[...]
        return withoutActuallyEscaping(size) { size in
            var reader = SMTPReplyReader(
                ByteStream { buffer throws(MailFault) in
                    guard !rest.isEmpty else { throw .closed }
                    let count = min(size(), rest.count)
                    buffer.replaceSubrange(0..<count, with: rest.prefix(count))
                    rest = rest.dropFirst(count)
                    return count
                }
            )
            var replies: [SMTPReply] = []
            do throws(MailFault) {
                while true { replies.append(try reader.next()) }
            } catch {
                return (replies, error == .closed ? nil : error)
            }
        }
    }

    private func read(_ text: String) -> (replies: [SMTPReply], fault: MailFault?) { read(Array(text.utf8)) }

    @Test func `has a code, a finer one, and words`() {
        let read = read("250 2.1.5 ok\r\n550-5.1.1 nobody\r\n550 5.1.1 at all\r\n354\r\n250 1.2 times\r\n")
        #expect(
            read.replies == [
                SMTPReply(code: 250, enhanced: "2.1.5", text: "ok"),
                SMTPReply(code: 550, enhanced: "5.1.1", text: "nobody\nat all"),
                SMTPReply(code: 354, text: ""),
                SMTPReply(code: 250, text: "1.2 times"),
            ]
        )
        #expect(read.fault == nil)
        #expect(read.replies[1].description == "550 5.1.1 nobody\nat all")
    }

    @Test func `is the same however it is cut into pieces, and damage is found out`() {
        let seed = UInt64.random(in: .min ... .max)
        var dice = SeededRandom(seed: seed)
        let sample = Array("220 hi\r\n250-a\r\n250-8BITMIME\r\n250 2.0.0 SIZE 10\r\n354 go\r\n550 5.1.1 no\r\n".utf8)
        for _ in 1...10_000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 0...2, using: &dice) {
                bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            let whole = read(bytes)
            let cut = read(bytes) { Int.random(in: 1...6, using: &dice) }
            #expect(whole.replies == cut.replies && whole.fault == cut.fault, "seed \(seed)")
            if bytes == sample { #expect(whole.replies.count == 4 && whole.fault == nil) }
        }
    }

    @Test(arguments: ["25 x\r\n", "abc\r\n", "\r\n", "250 ok\n", "250-a\r\n251 b\r\n", "250_x\r\n", "100 x\r\n"])
    func `that breaks the protocol is a fault`(text: String) {
        if case .protocolBroken = read(text).fault { return }
        Issue.record("\(read(text))")
    }

    @Test func `without end is a fault`() {
        let lines = String(repeating: "250-more\r\n", count: 10_000)
        #expect(read(lines).fault == .protocolBroken("an answer without end"))
        #expect(read(String(repeating: "2", count: 100_000)).fault == .protocolBroken("an answer without end"))
    }

    @Test func `to a greeting tells what the server can do, after TLS only`() {
        let greeting = [
            "220 hi", "250-here", "250-SIZE 5", "250-EVIL", "250 STARTTLS", "220 go", "250-here", "250-SIZE 1000",
            "250-AUTH PLAIN LOGIN", "250 smtputf8", "334 ", "235 welcome",
        ]
        let extensions = SMTPExtensions(greeting: greeting)
        #expect(extensions.largest == 1000)
        #expect(extensions.has("SMTPUTF8") && extensions.has("AUTH"))
        #expect(!extensions.has("EVIL") && !extensions.has("HERE"))
        #expect(SMTPExtensions(greeting: ["220 hi", "250-here", "250 SIZE 0"]).largest == nil)
        #expect(SMTPExtensions(greeting: ["220 hi", "250 here"]) == SMTPExtensions(greeting: []))
    }
}
