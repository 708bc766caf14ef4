import Basics

/// Reads cards one by one from a file of any size, a window of it at a time. What is broken is told with its place, and reading
/// goes on with the next card.
package struct VCardReader {
    /// What stands between a `BEGIN:VCARD` and its `END:VCARD`, or instead of it.
    package enum Record: Sendable, Equatable {
        case card(VCard)
        case broken(Flaw)
    }

    package enum Flaw: String, Sendable, CaseIterable {
        /// Text that belongs to no card.
        case outside
        /// The next card begins, or the file ends, before this one has ended.
        case unfinished
        /// No honest card is as large.
        case tooLarge = "too-large"
    }

    /// The line of the file in which the last record begins, from 1.
    package private(set) var line = 1
    /// Where in the file the last record stands.
    package private(set) var extent: Range<Int64>
    /// The line of the file in which the next record begins.
    package var nextLine: Int { lines.line }
    private var lines: LogicalLines
    private let charset: Charset?

    private static let mostProperties = 10_000

    /// - Parameter charset: what text is written in that is not UTF-8 and names no charset.
    package init(_ source: any ByteSource, charset: Charset? = nil, from offset: Int64 = 0, line: Int = 1) {
        lines = LogicalLines(source, from: offset, line: line)
        extent = offset..<offset
        self.charset = charset
    }

    /// - Returns: nil at the end of the file.
    package mutating func next() throws -> Record? {
        while let first = try lines.next() {
            if first.bytes.allSatisfy({ $0 <= 32 }) { continue }
            line = first.line
            extent = first.offset..<lines.offset
            let record = Self.isMark("BEGIN", first.bytes) ? try readCard() : try passOutside()
            extent = first.offset..<lines.offset
            return record
        }
        return nil
    }

    private mutating func readCard() throws -> Record {
        var properties: [VCardProperty] = []
        var nested = 0
        var version = VCard.Version.three
        while let line = try lines.next() {
            let (begins, ends) = (Self.isMark("BEGIN", line.bytes), Self.isMark("END", line.bytes))
            // Version 2.1 puts the card of an agent inside, and only there.
            if begins, nested > 0 || properties.last?.name == "AGENT" {
                nested += 1
                continue
            }
            if begins {
                lines.putBack(line)
                return .broken(.unfinished)
            }
            if ends, nested == 0 { return .card(VCard(properties, version, charset)) }
            if ends { nested -= 1 }
            if ends || nested > 0 { continue }
            guard let property = VCardProperty(line.bytes) else { continue }
            if property.name == "VERSION" {
                version = VCard.Version(rawValue: String(decoding: property.value, as: UTF8.self).trimmed) ?? version
                lines.isOld = version == .two
            }
            guard properties.count < Self.mostProperties else { return .broken(.tooLarge) }
            if property.name == "AGENT", Self.isMark("BEGIN", Array(property.value)) { nested = 1 }
            properties.append(property)
        }
        return .broken(.unfinished)
    }

    private mutating func passOutside() throws -> Record {
        while let line = try lines.next() {
            if Self.isMark("BEGIN", line.bytes) {
                lines.putBack(line)
                break
            }
        }
        return .broken(.outside)
    }

    private static func isMark(_ word: String, _ line: [UInt8]) -> Bool {
        guard line.count < 100, let first = line.first,
            first == 32 || first | 0x20 == word.utf8.first.map({ $0 | 0x20 })
        else { return false }
        return String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace }.uppercased() == word + ":VCARD"
    }
}
