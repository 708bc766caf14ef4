import Basics
import CallCenter
import Foundation
import Logging
import Store
import Telephony

/// Reads what the exchange wrote of calls that its plain queue served while nobody listened.
struct QueueLogReading: Sendable {
    let file: URL
    let database: Database
    let intake: FallbackIntake
    let logger: Logger
    private let disk = BlockingPool(label: "highrock.queue-log")

    init(_ file: URL, database: Database, intake: FallbackIntake, logger: Logger) {
        self.file = file
        self.database = database
        self.intake = intake
        self.logger = logger
    }

    /// Such calls may go on for a while after we are back.
    private static let pause = Duration.seconds(5)
    private static let mostAtOnce = 4 << 20

    /// Works until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do { while try await readOn() {} } catch {
                if !Task.isCancelled { logger.error("the queue log can't be read", metadata: ["fault": "\(error)"]) }
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    /// - Returns: whether there may be more at once.
    private func readOn() async throws -> Bool {
        let known = try await database.read { try $0.queueLogPlace() }
        let (place, piece) = try await disk.run { [self] in try look(after: known) }
        var (log, over, read, safe) = (QueueLog(), [FallbackCall](), 0, 0)
        for line in piece.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            over += log.read(String(decoding: line, as: UTF8.self))
            read += line.count + 1
            if log.isIdle { safe = read }
        }
        try await intake.take(over)
        // A call that goes on is read again from its beginning.
        let next = QueueLogPlace(file: place.file, offset: place.offset + UInt64(safe))
        if next != known { try await database.write { try $0.keep(next) } }
        return safe > 0 && piece.count == Self.mostAtOnce
    }

    /// What is new in the file: all of one that is not the one that was read, and nothing of what was written before we first came.
    private func look(after known: QueueLogPlace?) throws -> (QueueLogPlace, Data) {
        guard FileManager.default.fileExists(atPath: file.path) else {
            return (QueueLogPlace(file: 0, offset: 0), Data())
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        let number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        let size = (attributes[.size] as? NSNumber)?.uint64Value ?? 0
        guard let known else { return (QueueLogPlace(file: number, offset: size), Data()) }
        let isSame = known.file == number && known.offset <= size
        let place = QueueLogPlace(file: number, offset: isSame ? known.offset : 0)
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        try handle.seek(toOffset: place.offset)
        return (place, try handle.read(upToCount: Self.mostAtOnce) ?? Data())
    }
}
