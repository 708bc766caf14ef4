import Foundation

/// A file of letters, read from beginning to end: a single one as it is, or many behind one another as programs for mail keep them
/// (mbox, RFC 4155). No more of it is in memory than its largest letter. Blocks.
final class MailboxFile {
    private let source: FileHandle
    private var buffer: [UInt8] = []
    private var isAtEnd = false
    private let holdsMany: Bool
    private(set) var bytesRead: Int64 = 0

    private static let block = 1 << 20
    private static let beginning = Array("From ".utf8)

    init(_ url: URL) throws(LetterImportRefusal) {
        guard let handle = try? FileHandle(forReadingFrom: url) else { throw .unreadable(path: url.path) }
        source = handle
        let start = (try? handle.read(upToCount: Self.block)).flatMap { $0 } ?? Data()
        buffer = Array(start)
        bytesRead = Int64(buffer.count)
        holdsMany = buffer.starts(with: Self.beginning)
    }

    /// The next letter; nil at the end.
    func next() throws -> [UInt8]? {
        guard holdsMany else {
            guard !isAtEnd else { return nil }
            while try fill() {}
            defer { buffer = [] }
            return buffer
        }
        guard let line = try lineEnd(from: 0) else { return nil }
        buffer.removeFirst(line)
        let end = try letterEnd()
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

    /// A letter ends before a line that begins with `From ` and follows an empty one, or with the file.
    private func letterEnd() throws -> Int {
        var start = 0
        var isAfterEmpty = false
        while let end = try lineEnd(from: start) {
            if buffer.count < start + Self.beginning.count { _ = try fill() }
            if isAfterEmpty, buffer[start...].starts(with: Self.beginning) { return start }
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
            result += marks > 0 && line.dropFirst(marks).starts(with: beginning) ? line.dropFirst() : line
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
