import Basics
import Formats
import Foundation

/// Collects the rows that were not taken over, each with its line and the reason, in a CSV file that is made with the first of them.
struct RejectsFile {
    /// Says a refusal to a person.
    typealias Wording = @Sendable (any Refusal) -> String

    private let url: URL
    private let wording: Wording?
    private var handle: FileHandle?
    private var buffer: [UInt8] = []
    private(set) var count = 0

    /// More of a row than this helps nobody to find it.
    private static let longestRow = 10_000

    init(at url: URL, wording: Wording?) {
        self.url = url
        self.wording = wording
    }

    mutating func add(_ row: CSVRow, of log: LogFile, because refusal: RowRefusal) throws {
        if count == 0 { try begin() }
        count += 1
        let length = min(Self.longestRow, Int(row.extent.upperBound - row.extent.lowerBound))
        var bytes = try log.source.read(at: row.extent.lowerBound, atMost: length)
        while let last = bytes.last, last == .lineFeed || last == .carriageReturn { bytes.removeLast() }
        let text = log.encoding.text(of: bytes) ?? String(decoding: bytes, as: UTF8.self)
        let fields = ["\(row.line)", refusal.word, refusal.key ?? "", refusal.found]
        buffer += CSVWriter.record(fields + (wording.map { [$0(refusal)] } ?? []) + [text])
        if buffer.count > 1 << 16 { try flush() }
    }

    /// - Returns: the file, if there was something to put in it.
    mutating func finish() throws -> URL? {
        guard handle != nil else {
            try? FileManager.default.removeItem(at: url)
            return nil
        }
        try flush()
        try saying { try handle?.close() }
        handle = nil
        return url
    }

    private mutating func begin() throws {
        let url = url
        handle = try saying {
            let folder = url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data().write(to: url)
            return try FileHandle(forWritingTo: url)
        }
        let names = ["line", "reason", "key", "found"] + (wording == nil ? [] : ["explanation"]) + ["row"]
        buffer = CSVWriter.record(names)
    }

    private mutating func flush() throws {
        let bytes = buffer
        buffer = []
        try saying { try handle?.write(contentsOf: Data(bytes)) }
    }

    private func saying<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            throw FileRefusal.unwritable(url.path, because: "\(error.localizedDescription)")
        }
    }
}
