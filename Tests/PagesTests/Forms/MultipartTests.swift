import TestSupport
import Testing

@testable import Pages

@Suite("Forms with files")
struct MultipartTests {
    private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryABC"

    private static func body(_ parts: [(head: String, content: [UInt8])]) -> [UInt8] {
        parts.flatMap { part in
            Array("------WebKitFormBoundaryABC\r\nContent-Disposition: form-data; \(part.head)\r\n\r\n".utf8)
                + part.content
                + [13, 10]
        } + Array("------WebKitFormBoundaryABC--\r\n".utf8)
    }

    /// The parts, put together again from what the parser told.
    private static func read(_ body: [UInt8], pieces: [Int]) throws -> [(MultipartParser.Part, [UInt8])] {
        var parser = try #require(MultipartParser(contentType: type))
        var parts: [(MultipartParser.Part, [UInt8])] = []
        var rest = body[...]
        for length in pieces + [body.count] where !rest.isEmpty {
            for event in try parser.feed(rest.prefix(length)) {
                switch event {
                case .begin(let part): parts.append((part, []))
                case .data(let bytes): parts[parts.count - 1].1 += bytes
                case .end: break
                }
            }
            rest = rest.dropFirst(length)
        }
        #expect(parser.isWhole)
        return parts
    }

    @Test(arguments: 0..<200)
    func `what was sent is read, in whatever pieces it comes`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let nasty: [[UInt8]] = [
            [13, 10], Array("\r\n--".utf8), Array("\r\n------WebKitFormBoundaryAB".utf8), [13], [0, 255], [],
        ]
        let content = (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in
            nasty.randomElement(using: &random) ?? []
        }
        let body = Self.body([
            ("name=\"_csrf\"", Array("token".utf8)), ("name=\"file\"; filename=\"Список «A\\\"B».csv\"", content),
        ])
        let pieces = (0..<body.count).map { _ in Int.random(in: 1...30, using: &random) }
        let parts = try Self.read(body, pieces: pieces)
        #expect(parts.map(\.0.name) == ["_csrf", "file"])
        #expect(parts.map(\.0.fileName) == [nil, "Список «A\"B».csv"])
        #expect(parts[0].1 == Array("token".utf8))
        #expect(parts[1].1 == content)
    }

    @Test(arguments: 0..<300)
    func `no bytes make it crash`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed) + 5000)
        var body = Self.body([("name=\"a\"", [65]), ("name=\"f\"; filename=\"x\"", [66, 13, 10, 67])])
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let place = Int.random(in: body.indices, using: &random)
            if Bool.random(using: &random) {
                body[place] = UInt8.random(in: .min ... .max, using: &random)
            } else {
                body.remove(at: place)
            }
        }
        var parser = try #require(MultipartParser(contentType: Self.type))
        for piece in stride(from: 0, to: body.count, by: 7) {
            guard (try? parser.feed(body[piece..<min(piece + 7, body.count)])) != nil else { return }
        }
    }

    @Test func `a head without end and other types are refused`() throws {
        #expect(MultipartParser(contentType: "multipart/mixed; boundary=x") == nil)
        #expect(MultipartParser(contentType: "multipart/form-data") == nil)
        var parser = try #require(MultipartParser(contentType: Self.type))
        let head = Array("------WebKitFormBoundaryABC\r\n".utf8) + [UInt8](repeating: 65, count: 10_000)
        #expect(throws: MalformedRequest.form) { try parser.feed(head) }
    }
}
