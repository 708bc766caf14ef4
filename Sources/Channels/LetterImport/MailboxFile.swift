import Foundation

/// A file of letters, read from beginning to end: a single one as it is, or many behind one another as programs for mail keep them
/// (mbox, RFC 4155). No more of it is in memory than its largest letter. Blocks.
final class MailboxFile {
    private let source: FileHandle
    private var buffer: [UInt8] = []
    private var isAtEnd = false
    /// Nil for a single letter.
    private let separator: Separator?
    private(set) var bytesRead: Int64 = 0

    private static let block = 1 << 20

    init(_ url: URL) throws(LetterImportRefusal) {
        guard let handle = try? FileHandle(forReadingFrom: url) else { throw .unreadable(path: url.path) }
        source = handle
        let start = (try? handle.read(upToCount: Self.block)).flatMap { $0 } ?? Data()
        buffer = Array(start)
        bytesRead = Int64(buffer.count)
        separator = Separator(opening: buffer)
    }

    /// The next letter; nil at the end.
    func next() throws -> [UInt8]? {
        guard let separator else {
            guard !isAtEnd else { return nil }
            while try fill() {}
            defer { buffer = [] }
            return buffer.isEmpty ? nil : buffer
        }
        guard let line = try lineEnd(from: 0) else { return nil }
        buffer.removeFirst(line)
        let end = try letterEnd(before: separator)
        let letter = Self.unquoted(buffer[..<end])
        buffer.removeFirst(end)
        return letter
    }

    /// Where the next line starts; nil when there are no more bytes.
    private func lineEnd(from start: Int) throws -> Int? {
        var looked = start
        while true {
            if let end = buffer[looked...].firstIndex(of: 10) { return end + 1 }
            looked = buffer.count
            if try !fill() { return buffer.count > start ? buffer.count : nil }
        }
    }

    /// A letter ends before a separator that follows an empty line, or with the file.
    private func letterEnd(before separator: Separator) throws -> Int {
        var start = 0
        var isAfterEmpty = false
        while let end = try lineEnd(from: start) {
            if isAfterEmpty, separator.matches(buffer[start..<end]) { return start }
            isAfterEmpty = end - start == 1 || end - start == 2 && buffer[start] == 13
            start = end
        }
        return start
    }

    /// Lines that begin with `From ` got a `>` before them when they were put in, those with one got another.
    private static func unquoted(_ letter: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(letter.count)
        var rest = letter
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 10).map { $0 + 1 } ?? rest.endIndex
            let line = rest[..<end]
            let marks = line.prefix { $0 == UInt8(ascii: ">") }.count
            result += marks > 0 && line.dropFirst(marks).starts(with: Separator.beginning) ? line.dropFirst() : line
            rest = rest[end...]
        }
        return result
    }

    private func fill() throws -> Bool {
        guard !isAtEnd, let more = try source.read(upToCount: Self.block), !more.isEmpty else {
            isAtEnd = true
            return false
        }
        buffer += more
        bytesRead += Int64(more.count)
        return true
    }
}

/// The line before each letter of many: `From anna@example.org Mon Mar  2 12:00:00 2026`. Programs that quote such lines in letters do
/// so wherever a line begins with `From `, others not at all; so where the first has a date, only lines with one divide.
private struct Separator {
    static let beginning = Array("From ".utf8)

    private let hasDate: Bool

    /// - Returns: nil when the file does not begin with one.
    init?(opening bytes: [UInt8]) {
        guard bytes.starts(with: Self.beginning) else { return nil }
        hasDate = Self.isDated(bytes.prefix { $0 != 10 })
    }

    func matches(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: Self.beginning) && (!hasDate || Self.isDated(line))
    }

    /// RFC 4155 and what programs make of it: with a zone somewhere, without seconds.
    private static func isDated(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 1000 else { return false }
        let days = #/ (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +[A-Za-z0-9]{1,3} +[A-Za-z0-9]{1,3} .*[0-9]{1,2}:[0-9]{2}/#
        return String(decoding: line, as: UTF8.self).contains(days)
    }
}
