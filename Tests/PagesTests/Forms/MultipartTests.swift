import TestSupport
import Testing

@testable import Pages

@Suite struct MultipartTests {
    private static let type = "multipart/form-data; boundary=\"----x\""

    private func body(_ parts: [String]) -> [UInt8] {
        Array((parts.map { "------x\r\n\($0)\r\n" }.joined() + "------x--\r\n").utf8)
    }

    private func read(_ bytes: [UInt8], by step: Int = .max) throws -> [Multipart.Piece] {
        var reader = try #require(Multipart(contentType: Self.type))
        var pieces: [Multipart.Piece] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            pieces += try reader.read(rest.prefix(step))
            rest = rest.dropFirst(step)
        }
        try reader.finish()
        return pieces
    }

    private func content(_ pieces: [Multipart.Piece]) -> [[UInt8]] {
        pieces.reduce(into: []) { contents, piece in
            switch piece {
            case .begin: contents.append([])
            case .content(let bytes): contents[contents.count - 1] += bytes
            case .end: break
            }
        }
    }

    @Test(arguments: [1, 2, 7, 64, .max]) func `fields and files are read in pieces of any length`(step: Int) throws {
        let bytes = body([
            "Content-Disposition: form-data; name=\"text\"\r\n\r\nпривет\r\n--",
            "Content-Disposition: form-data; name=\"files\"; filename=\"C:\\\\a%22б.txt\"\r\nContent-Type: text/PLAIN; x=y\r\n\r\n------",
            "Content-Disposition: form-data; name=\"empty\"\r\n\r\n",
        ])
        let pieces = try read(bytes, by: step)
        #expect(content(pieces).map { String(decoding: $0, as: UTF8.self) } == ["привет\r\n--", "------", ""])
        let heads = pieces.compactMap { if case .begin(let head) = $0 { head } else { nil } }
        #expect(heads.map(\.name) == ["text", "files", "empty"])
        #expect(heads[1].fileName == "a\"б.txt" && heads[1].mediaType == "text/plain" && heads[0].fileName == nil)
    }

    @Test(arguments: [
        "", "------x", "------x--", "------xzz", "------x\r\nno head\r\n\r\nx\r\n------x--\r\n",
        "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends",
        "------x\r\nContent-Disposition: attachment\r\n\r\nx\r\n------x--\r\n",
    ]) func `what is cut off or no form is refused`(text: String) throws {
        if text == "------x--" { return }
        #expect(throws: MalformedRequest.self) { try read(Array(text.utf8)) }
    }

    @Test(arguments: 1...100) func `any bytes come out as they went in`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let alphabet = Array("\r\n-x ".utf8) + [0, 255]
        let content = (0..<Int.random(in: 0...300, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? 0
        }
        let isSound = content.firstRange(of: Array("\r\n------x".utf8)) == nil
        let bytes =
            Array("------x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n".utf8) + content
            + Array("\r\n------x--".utf8)
        guard isSound else { return }
        #expect(self.content(try read(bytes, by: Int.random(in: 1...50, using: &random))) == [content])
    }
}
