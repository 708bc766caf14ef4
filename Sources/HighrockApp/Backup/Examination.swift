import Basics
import Events
import Store
import StoreSQLite

/// Looks a copy over as the doctor would; how full the disk is and how old the schema are no fault of a copy.
struct Examination: Sendable {
    private let settings: Settings

    init(_ settings: Settings) {
        self.settings = settings
    }

    /// - Returns: how many entries its journal has.
    /// - Throws: `BackupRefusal.unsound` with what is wrong.
    func entries(in database: Database) async throws -> Int64 {
        let diagnosis = await Doctor(database, settings: settings).examine()
        let complaints = diagnosis.findings.filter { $0.matter != .disk }.flatMap(\.complaints)
            .filter { $0.reason != Doctor.oldSchema }
        guard complaints.isEmpty else { throw BackupRefusal.unsound(complaints) }
        return try await database.read { try $0.lastSeal().seq }
    }

    func entries(inFile path: String) async throws -> Int64 {
        try await Database(try SQLiteEngine(inspecting: path)).closing { try await entries(in: $0) }
    }
}

extension Database {
    /// Does something with it and closes it, whatever came of that.
    func closing<Value>(_ work: (Database) async throws -> Value) async throws -> Value {
        do {
            let value = try await work(self)
            await engine.close()
            return value
        } catch {
            await engine.close()
            throw error
        }
    }
}
