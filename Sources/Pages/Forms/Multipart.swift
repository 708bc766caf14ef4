import Basics

/// Reads `multipart/form-data` (RFC 7578) as it comes, bit by bit, strictly: what can't be read is refused, never guessed.
package struct Multipart: Sendable {
    /// What a body is made of, in order: a part's head, its content in any number of pieces, its end.
    package enum Piece: Equatable, Sendable {
        case begin(PartHead)
        case content(ArraySlice<UInt8>)
        case end
    }

    package struct PartHead: Equatable, Sendable {
        package let name: String
        /// Nil for a field that is no file.
        package let fileName: String?
        package let mediaType: String
    }

    private enum State {
        /// Before the first boundary.
        case preamble
        /// Behind a boundary: a line end, or the two dashes of the last one.
        case boundary
        case head
        case content
        case over
    }

    /// With the line end and the two dashes before it.
    private let boundary: [UInt8]
    private var state = State.preamble
    private var buffer: [UInt8] = []
    private(set) package var parts = 0

    private static let longestHead = 8192
    private static let mostParts = 1000

    /// - Parameter contentType: the value of the header; nil is returned when it names no boundary.
    package init?(contentType: String) {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = HeaderParameters(contentType)["boundary"], (1...70).contains(boundary.utf8.count)
        else { return nil }
        self.boundary = Array("\r\n--\(boundary)".utf8)
        // The first boundary need not follow a line end.
        buffer = [13, 10]
    }

    /// - Throws: `MalformedRequest.form`
    package mutating func read(_ bytes: some Sequence<UInt8>) throws -> [Piece] {
        buffer += bytes
        var pieces: [Piece] = []
        while try step(&pieces) {}
        return pieces
    }

    /// - Throws: `MalformedRequest.form` when the body has ended too early.
    package func finish() throws {
        guard case .over = state else { throw MalformedRequest.form }
    }

    /// - Returns: false when more bytes are needed.
    private mutating func step(_ pieces: inout [Piece]) throws -> Bool {
        switch state {
        case .preamble: return passPreamble()
        case .boundary: return try passBoundary()
        case .head: return try readHead(&pieces)
        case .content: return readContent(&pieces)
        case .over:
            buffer = []
            return false
        }
    }

    private mutating func passPreamble() -> Bool {
        guard let found = buffer.firstRange(of: boundary) else {
            buffer.removeFirst(max(0, buffer.count - boundary.count))
            return false
        }
        buffer.removeSubrange(..<found.upperBound)
        state = .boundary
        return true
    }

    private mutating func passBoundary() throws -> Bool {
        guard buffer.count >= 2 else { return false }
        switch (buffer[0], buffer[1]) {
        case (13, 10): state = .head
        case (UInt8(ascii: "-"), UInt8(ascii: "-")): state = .over
        default: throw MalformedRequest.form
        }
        buffer.removeFirst(2)
        return true
    }

    private mutating func readHead(_ pieces: inout [Piece]) throws -> Bool {
        guard let end = buffer.firstRange(of: [13, 10, 13, 10] as [UInt8]) else {
            guard buffer.count <= Self.longestHead else { throw MalformedRequest.form }
            return false
        }
        guard end.lowerBound <= Self.longestHead, parts < Self.mostParts,
            let text = String(validating: buffer[..<end.lowerBound], as: UTF8.self), let head = PartHead(text)
        else { throw MalformedRequest.form }
        parts += 1
        pieces.append(.begin(head))
        buffer.removeSubrange(..<end.upperBound)
        state = .content
        return true
    }

    private mutating func readContent(_ pieces: inout [Piece]) -> Bool {
        if let found = buffer.firstRange(of: boundary) {
            if found.lowerBound > 0 { pieces.append(.content(buffer[..<found.lowerBound])) }
            pieces.append(.end)
            buffer.removeSubrange(..<found.upperBound)
            state = .boundary
            return true
        }
        // What may be the beginning of a boundary stays.
        let safe = buffer.count - boundary.count
        guard safe > 0 else { return false }
        pieces.append(.content(buffer[..<safe]))
        buffer.removeFirst(safe)
        return false
    }
}

extension Multipart.PartHead {
    fileprivate init?(_ text: String) {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].trimmed
            fields[line[..<colon].lowercased()] = value
        }
        guard let disposition = fields["content-disposition"], disposition.lowercased().hasPrefix("form-data") else {
            return nil
        }
        let parameters = HeaderParameters(disposition)
        guard let name = parameters["name"] else { return nil }
        self.name = name
        // Some browsers send the whole path.
        fileName = parameters["filename"].map {
            $0.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        }
        mediaType = fields["content-type"].map { $0.prefix { $0 != ";" }.trimmed.lowercased() } ?? "text/plain"
    }
}

/// `; name="value"` behind a header's word, as browsers write it: quotation marks in a value are percent-encoded.
struct HeaderParameters {
    private var values: [String: String] = [:]

    init(_ text: String) {
        var rest = text[...].drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst().drop(while: \.isWhitespace)
            guard let equals = rest.firstIndex(of: "=") else { return }
            let name = rest[..<equals].lowercased()
            rest = rest[rest.index(after: equals)...]
            let value: Substring
            if rest.first == "\"" {
                rest = rest.dropFirst()
                value = rest.prefix { $0 != "\"" }
                rest = rest[value.endIndex...].dropFirst().drop { $0 != ";" }
            } else {
                value = rest.prefix { $0 != ";" }
                rest = rest[value.endIndex...]
            }
            values[name] = String(value).replacing("%22", with: "\"").replacing("%0D", with: "").replacing(
                "%0A",
                with: ""
            )
        }
    }

    subscript(name: String) -> String? { values[name] }
}
