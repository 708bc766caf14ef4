import Basics
import Hummingbird
import NIOCore

/// A file that was sent with a form, in memory: what is large is sent by itself (`PUT`) and streams.
package struct FormFile: Sendable, Hashable {
    package let field: String
    package let name: String
    /// As the browser has it; not to be relied upon.
    package let mediaType: String
    package let bytes: [UInt8]
}

extension Request {
    /// The fields and the files of a form that was sent in parts; files that nobody chose are left out.
    func multipartForm(_ reader: Multipart, limit: Int) async throws -> Form {
        var (reader, parts, length) = (reader, FormParts(), 0)
        for try await chunk in body {
            length += chunk.readableBytes
            guard length <= limit else { throw ShellRefusal.tooLarge }
            for piece in try reader.read(chunk.readableBytesView) { try parts.take(piece) }
        }
        try reader.finish()
        return Form(fields: parts.fields, files: parts.files)
    }
}

private struct FormParts {
    var fields: [(name: String, value: String)] = []
    var files: [FormFile] = []
    private var head: Multipart.PartHead?
    private var content: [UInt8] = []

    mutating func take(_ piece: Multipart.Piece) throws {
        switch piece {
        case .begin(let head): (self.head, content) = (head, [])
        case .content(let bytes): content += bytes
        case .end: try end()
        }
    }

    private mutating func end() throws {
        guard let head else { return }
        if let name = head.fileName {
            guard !name.isEmpty || !content.isEmpty else { return }
            files.append(FormFile(field: head.name, name: name, mediaType: head.mediaType, bytes: content))
        } else {
            guard let text = String(validating: content, as: UTF8.self) else { throw MalformedRequest.form }
            fields.append((head.name, text))
        }
    }
}
