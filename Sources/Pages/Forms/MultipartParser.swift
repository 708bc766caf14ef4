/// Takes `multipart/form-data` apart as it comes (RFC 7578, RFC 2046 5.1), in whatever pieces; it holds no more of a file than the
/// piece that it was given.
struct MultipartParser {
    enum Event: Equatable {
        case begin(Part)
        case data([UInt8])
        case end
    }

    struct Part: Equatable {
        let name: String
        /// Nil for a field that is no file.
        let fileName: String?
    }

    private enum State {
        case preamble
        case afterDelimiter
        case head
        case body
        case epilogue
    }

    private let delimiter: [UInt8]
    private var state = State.preamble
    /// What the first delimiter may lean on is not there.
    private var buffer: [UInt8] = [13, 10]
    private var parts = 0

    static let mostParts = 1000
    private static let longestHead = 8192

    /// - Parameter contentType: of the request. Nil when it is not that of a form with files.
    init?(contentType: String) {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = HeaderParameter.value("boundary", in: contentType), (1...70).contains(boundary.utf8.count)
        else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// The last delimiter has been read.
    var isWhole: Bool { state == .epilogue }

    mutating func feed(_ bytes: some Sequence<UInt8>) throws -> [Event] {
        buffer += bytes
        var events: [Event] = []
        var place = 0
        while try step(&place, &events) {}
        buffer.removeFirst(place)
        return events
    }

    /// - Returns: false when more bytes are needed.
    private mutating func step(_ place: inout Int, _ events: inout [Event]) throws -> Bool {
        switch state {
        case .preamble: return passPreamble(&place)
        case .afterDelimiter: return try passDelimiter(&place)
        case .head: return try readHead(&place, &events)
        case .body: return readBody(&place, &events)
        case .epilogue:
            place = buffer.count
            return false
        }
    }

    private mutating func passPreamble(_ place: inout Int) -> Bool {
        guard let found = find(delimiter, from: place) else {
            place = max(place, buffer.count - delimiter.count + 1)
            return false
        }
        place = found + delimiter.count
        state = .afterDelimiter
        return true
    }

    private mutating func passDelimiter(_ place: inout Int) throws -> Bool {
        guard buffer.count >= place + 2 else { return false }
        if buffer[place] == UInt8(ascii: "-"), buffer[place + 1] == UInt8(ascii: "-") {
            state = .epilogue
            return true
        }
        // White space may stand behind a delimiter, and nothing else.
        let padding = buffer[place...].prefix { $0 == 32 || $0 == 9 }
        guard padding.count < 100, buffer.count < padding.endIndex + 2 || buffer[padding.endIndex] == 13 else {
            throw MalformedRequest.form
        }
        guard buffer.count >= padding.endIndex + 2 else { return false }
        parts += 1
        guard parts <= Self.mostParts else { throw MalformedRequest.form }
        place = padding.endIndex + 2
        state = .head
        return true
    }

    private mutating func readHead(_ place: inout Int, _ events: inout [Event]) throws -> Bool {
        guard let end = find([13, 10, 13, 10], from: place) else {
            guard buffer.count - place <= Self.longestHead else { throw MalformedRequest.form }
            return false
        }
        let lines = String(decoding: buffer[place..<end], as: UTF8.self).split(whereSeparator: \.isNewline)
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }.map(String.init) ?? ""
        guard let name = HeaderParameter.value("name", in: disposition) else { throw MalformedRequest.form }
        events.append(.begin(Part(name: name, fileName: HeaderParameter.value("filename", in: disposition))))
        place = end + 4
        state = .body
        return true
    }

    private mutating func readBody(_ place: inout Int, _ events: inout [Event]) -> Bool {
        guard let found = find(delimiter, from: place) else {
            // What may be the beginning of a delimiter waits for the rest.
            let sure = max(place, buffer.count - delimiter.count + 1)
            if sure > place { events.append(.data(Array(buffer[place..<sure]))) }
            place = sure
            return false
        }
        if found > place { events.append(.data(Array(buffer[place..<found]))) }
        events.append(.end)
        place = found + delimiter.count
        state = .afterDelimiter
        return true
    }

    private func find(_ wanted: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + wanted.count <= buffer.count {
            guard let first = buffer[place...].firstIndex(of: wanted[0]), first + wanted.count <= buffer.count else {
                return nil
            }
            if buffer[first..<first + wanted.count].elementsEqual(wanted) { return first }
            place = first + 1
        }
        return nil
    }
}

/// One parameter of a header: `; name="value"`.
enum HeaderParameter {
    static func value(_ name: String, in header: String) -> String? {
        var rest = header[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...]
            let piece = rest.drop { $0 == " " || $0 == "\t" }
            guard let equals = piece.firstIndex(of: "=") else { continue }
            let value = piece[piece.index(after: equals)...]
            let isQuoted = value.hasPrefix("\"")
            let text = isQuoted ? quoted(value.dropFirst()) : value.prefix { $0 != ";" && $0 != " " }
            if piece[..<equals].lowercased() == name { return plain(text) }
            rest = value.dropFirst(text.count + (isQuoted ? 2 : 0))
        }
        return nil
    }

    private static func quoted(_ text: Substring) -> Substring {
        var isEscaped = false
        return text.prefix { letter in
            defer { isEscaped = letter == "\\" && !isEscaped }
            return letter != "\"" || isEscaped
        }
    }

    /// Browsers write quotes and line ends percent-encoded, older programs with a backslash.
    private static func plain(_ text: Substring) -> String {
        String(text).replacing("\\\"", with: "\"").replacing("%22", with: "\"").replacing("%0D", with: "").replacing(
            "%0A",
            with: ""
        )
    }
}
