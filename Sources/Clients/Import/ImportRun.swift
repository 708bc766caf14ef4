import Basics
import Events
import Formats
import Foundation
import People
import Store

/// Carries an import to its end, some hundred rows in a transaction, and in the same transaction how far it has come: killed at any
/// point it goes on where it was, and no row is written twice.
package struct ImportRun: Sendable {
    private let database: Database
    private let id: ClientImport.ID
    private let member: Member
    private let progress: @Sendable (ClientImport) async -> Void

    private static let batchSize = 250

    /// - Parameter progress: called after each batch.
    package init(
        _ id: ClientImport.ID,
        by member: Member,
        in database: Database,
        progress: @escaping @Sendable (ClientImport) async -> Void = { _ in }
    ) {
        self.id = id
        self.member = member
        self.database = database
        self.progress = progress
    }

    /// - Returns: what it came to, which is no end when somebody has stopped it.
    @discardableResult
    package func run() async throws -> ClientImport {
        let found = try await current()
        guard found.state == .running else { return found }
        return try await ClientImports(database).withFile(of: found) { url in
            let (file, fields) = try await open(url, found)
            let isWhole = try await goOn(with: found, file, ImportReading(found.plan, fields))
            return try await isWhole ? end() : current()
        }
    }

    private func open(_ url: URL, _ found: ClientImport) async throws -> (ImportFile, [CustomField]) {
        let fields = try await database.read { try $0.customFields() }
        let file = try await ClientImports.pool.run {
            try ImportFile(try ByteFile(at: url), named: found.fileName, found.plan.layout)
        }
        return (file, fields)
    }

    /// - Returns: false when somebody has stopped it, or carries it on instead.
    private func goOn(with found: ClientImport, _ file: ImportFile, _ reading: ImportReading) async throws -> Bool {
        var reader = file.reader(from: found.place)
        var reached = found.reached
        while true {
            try Task.checkCancellation()
            let start = reader
            let (items, next) = try await ClientImports.pool.run { try Self.batch(from: start, reading) }
            guard !items.isEmpty else { return true }
            let place = next.place
            guard try await write(items, from: reached, to: place, found) else { return false }
            (reader, reached) = (next, place.offset)
            await progress(try await current())
        }
    }

    /// - Returns: false when somebody has stopped it meanwhile; then nothing is written.
    private func write(
        _ items: [ImportItem],
        from old: Int64,
        to place: ImportPlace,
        _ found: ClientImport
    ) async throws -> Bool {
        do {
            try await database.write { [id, member] tx in
                try tx.alone(on: "client import")
                var writing = try ImportWriting(items, found.plan, of: id, by: member, in: tx)
                try writing.write(items)
                guard try tx.advance(id, from: old, to: place, writing.tally) else { throw Stopped() }
                if place.offset * 10 / found.whole > old * 10 / found.whole {
                    try tx.record(.importWentOn(found, to: place), by: member.actor)
                }
            }
            return true
        } catch is Stopped {
            return false
        }
    }

    private struct Stopped: Error {}

    private static func batch(from start: ImportReader, _ reading: ImportReading) throws -> ([ImportItem], ImportReader)
    {
        var reader = start
        var items: [ImportItem] = []
        while items.count < batchSize, let record = try reader.next() {
            let outcome = reading.outcome(of: record)
            items.append(ImportItem(line: record.line, raw: try reader.raw(record), outcome: outcome))
        }
        return (items, reader)
    }

    private func current() async throws -> ClientImport {
        guard let found = try await database.read({ [id] in try $0.clientImport(id) }) else {
            throw ImportRefusal.notFound
        }
        return found
    }

    private func end() async throws -> ClientImport {
        try await database.write { [id, member] tx in
            guard try tx.setState(.done, of: id, from: [.running]), let found = try tx.clientImport(id) else { return }
            try tx.letGoFile(of: found)
            try tx.record(.importEnded(found), by: member.actor)
        }
        let found = try await current()
        await progress(found)
        return found
    }
}
