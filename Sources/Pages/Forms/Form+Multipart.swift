import Basics
import Hummingbird
import NIOCore

extension Request {
    var multipart: Multipart? {
        headers[.contentType].flatMap { Multipart(contentType: $0) }
    }

    /// Reads a form with files, as it comes.
    /// - Parameters:
    ///   - limit: of the whole body, in bytes.
    ///   - check: gets the fields in front of the first file before any of it is kept.
    func formWithFiles(
        _ parser: Multipart,
        limit: Int,
        check: @escaping (Form) throws -> Void
    ) async throws -> (Form, [String: UploadedFile]) {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw ShellRefusal.tooLarge }
        var intake = MultipartIntake(check: check)
        var parser = parser
        var size = 0
        do {
            for try await buffer in body {
                size += buffer.readableBytes
                guard size <= limit else { throw ShellRefusal.tooLarge }
                for piece in try parser.read(buffer.readableBytesView) { try await intake.take(piece) }
            }
            try parser.finish()
        } catch {
            intake.abandon()
            throw error
        }
        return (Form(fields: intake.fields), intake.files)
    }
}

/// Sorts what a form with files brings.
private struct MultipartIntake {
    let check: (Form) throws -> Void
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var files: [String: UploadedFile] = [:]
    private var part: Multipart.PartHead?
    private var text: [UInt8] = []
    private var spool: Spool?
    private var isChecked = false

    init(check: @escaping (Form) throws -> Void) {
        self.check = check
    }

    mutating func take(_ piece: Multipart.Piece) async throws {
        switch piece {
        case .begin(let part): try await begin(part)
        case .content(let bytes): try await add(bytes)
        case .end: try end()
        }
    }

    func abandon() { spool?.abandon() }

    private mutating func begin(_ part: Multipart.PartHead) async throws {
        self.part = part
        text = []
        // A file field in which nothing was chosen is sent without a name.
        guard let name = part.fileName, !name.isEmpty else { return }
        if !isChecked { try check(Form(fields: fields)) }
        isChecked = true
        spool = try await Spool(name: String(name.prefix(200)))
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) async throws {
        if spool != nil { return try await spool?.append(Array(bytes)) ?? () }
        text += bytes
        guard text.count <= Routes.defaultBodyLimit else { throw ShellRefusal.tooLarge }
    }

    private mutating func end() throws {
        guard let part else { return }
        if let spool {
            files[part.name] = try spool.end()
            self.spool = nil
        } else if part.fileName == nil {
            guard let value = String(validating: text, as: UTF8.self) else { throw MalformedRequest.form }
            fields.append((part.name, value))
        }
        self.part = nil
    }
}
