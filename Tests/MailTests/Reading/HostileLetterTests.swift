import Foundation
import Mail
import TestSupport
import Testing

@Suite struct `Hostile letters` {
    /// With less stack than any thread has that reads letters.
    private func onSmallStack(_ work: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                work()
                continuation.resume()
            }
            thread.stackSize = 2 * 1024 * 1024
            thread.start()
        }
    }

    @Test func `parts in parts without end`() async {
        var raw = ""
        for depth in 0..<20_000 { raw += "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n" }
        let bytes = Array(raw.utf8)
        await onSmallStack { #expect((try? OpenLetter.read(.bytes(bytes))) != nil) }
    }

    @Test func `letters in letters without end`() async {
        let bytes = Array((String(repeating: "Content-Type: message/rfc822\n\n", count: 20_000) + "end").utf8)
        await onSmallStack { #expect((try? OpenLetter.read(.bytes(bytes))) != nil) }
    }

    @Test func `elements in elements without end`() async {
        let html = String(repeating: "<div><b><font color=red><blockquote>", count: 50_000) + "text"
        await onSmallStack {
            #expect(HTMLText.plain(html).contains("text"))
            #expect(SafeHTML(html).html.contains("text"))
        }
    }

    @Test func `a small page that means a huge one`() {
        let fonts = (0..<250).map { "<font color=c\($0)>" }.joined()
        let html = fonts + String(repeating: "<p>x", count: 200_000)
        #expect(HTMLText.plain(html).contains("x"))
        #expect(SafeHTML(html).html.utf8.count <= 8 * 1024 * 1024)
    }

    @Test func `letters that were changed at random never bring it down`() throws {
        let names = ["nested", "outlook-container", "utf7-and-japanese", "bounce-exim", "signed", "bare-koi8"]
        let sources = try names.map { name in
            guard case .file(let url) = Samples.own(name) else { return [UInt8]() }
            return [UInt8](try Data(contentsOf: url))
        }
        var random = SeededRandom(seed: 3)
        for round in 0..<1500 {
            var bytes = sources[round % sources.count]
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 30))
                case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
                default: bytes = Array(bytes[...place])
                }
                if bytes.isEmpty { bytes = [10] }
            }
            let open = try OpenLetter(.bytes(bytes))
            for attachment in open.letter.attachments {
                #expect(try open.bytes(attachment.place, limit: 1 << 20).count == Int(attachment.size))
            }
            _ = Origin(of: open)
            _ = open.letter.html.map { SafeHTML($0) }
            _ = SaidText(open.letter.text)
        }
    }

    @Test func `a container that was changed at random never brings it down`() throws {
        let open = try OpenLetter(Samples.own("outlook-container"))
        let whole = try rawContainer()
        #expect(open.letter.attachments.count == 2)
        var random = SeededRandom(seed: 5)
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 6..<bytes.count, using: &random)
                bytes[place] = Bool.random(using: &random) ? 0xFF : UInt8.random(in: .min ... .max, using: &random)
            }
            let head = "Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            let letter = try OpenLetter(.bytes(Array(head.utf8) + Data(bytes).base64EncodedData()))
            for attachment in letter.letter.attachments {
                #expect(try letter.bytes(attachment.place, limit: 1 << 20).count == Int(attachment.size))
            }
        }
    }

    private func rawContainer() throws -> [UInt8] {
        guard case .file(let url) = Samples.own("outlook-container") else { return [] }
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let body = try #require(
            text.components(separatedBy: "winmail.dat\"\r\n\r\n").last?.components(separatedBy: "--b1").first
        )
        return [UInt8](try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters)))
    }
}
