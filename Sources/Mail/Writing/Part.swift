import Foundation

/// A part of a letter that is being written.
indirect enum Part {
    case plain(String)
    case html(String)
    case enclosure(Enclosure)
    case multipart(String, [Part])

    /// The part with others beside it; alone when there are none.
    func with(_ kind: String, _ others: [Part]) -> Part {
        others.isEmpty ? self : .multipart(kind, [self] + others)
    }

    /// A multipart's last line is its own; other content ends where it ends.
    var endsWithLine: Bool { if case .multipart = self { true } else { false } }

    /// Writes the part's fields, the empty line and its content.
    func write(_ take: ([UInt8]) throws -> Void) throws {
        switch self {
        case .plain(let text):
            let flowed = FlowedWriter.flowed(text)
            try TextPart(flowed, type: .plainText, parameters: ["format": "flowed"]).write(take)
        case .html(let html): try TextPart(html, type: .html).write(take)
        case .enclosure(let enclosure): try EnclosurePart(enclosure).write(take)
        case .multipart(let kind, let parts): try Self.write(kind, parts, take)
        }
    }

    private static func write(_ kind: String, _ parts: [Part], _ take: ([UInt8]) throws -> Void) throws {
        // Neither quoted-printable nor base64 has `=_` in it.
        let boundary = "=_\(UUID().uuidString.lowercased())"
        try take(Array("Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8))
        for part in parts {
            try take(Array("--\(boundary)\r\n".utf8))
            try part.write(take)
            try take(Array("\r\n".utf8))
        }
        try take(Array("--\(boundary)--\r\n".utf8))
    }
}
