import GRDBSQLite
import Store

/// A compiled statement: takes values, steps from row to row, and is then reset to be used again.
final class PreparedStatement {
    private let handle: OpaquePointer
    let raw: OpaquePointer
    /// It writes nothing.
    let isReadOnly: Bool
    private(set) var isRunning = false

    init(_ text: String, on handle: OpaquePointer) throws(StorageFault) {
        var raw: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &raw, nil)
        guard code == SQLITE_OK else { throw StorageFault(of: handle) }
        guard let raw else { throw .statement("empty statement") }
        self.handle = handle
        self.raw = raw
        isReadOnly = sqlite3_stmt_readonly(raw) != 0
    }

    deinit {
        sqlite3_finalize(raw)
    }

    func bind(_ values: [SQLValue]) throws(StorageFault) {
        guard values.count == Int(sqlite3_bind_parameter_count(raw)) else {
            throw .statement("\(values.count) values do not fit: \(String(cString: sqlite3_sql(raw)))")
        }
        isRunning = true
        for (index, value) in values.enumerated() {
            guard bind(value, at: CInt(index + 1)) == SQLITE_OK else { throw StorageFault(of: handle) }
        }
    }

    private func bind(_ value: SQLValue, at place: CInt) -> CInt {
        switch value {
        case .null: return sqlite3_bind_null(raw, place)
        case .integer(let number): return sqlite3_bind_int64(raw, place, number)
        case .real(let number): return sqlite3_bind_double(raw, place, number)
        // What is empty may have no address, and no address would mean NULL.
        case .text(""): return sqlite3_bind_text(raw, place, "", 0, Self.copied)
        case .blob([]): return sqlite3_bind_zeroblob(raw, place, 0)
        case .text(var text):
            return text.withUTF8 { bytes in
                sqlite3_bind_text(raw, place, bytes.baseAddress, CInt(clamping: bytes.count), Self.copied)
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes { bytes in
                sqlite3_bind_blob(raw, place, bytes.baseAddress, CInt(clamping: bytes.count), Self.copied)
            }
        }
    }

    /// - Returns: whether it stands on a row.
    func step() throws(StorageFault) -> Bool {
        isRunning = true
        switch sqlite3_step(raw) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw StorageFault(of: handle)
        }
    }

    func reset() {
        sqlite3_reset(raw)
        isRunning = false
    }

    /// SQLITE_TRANSIENT, which C declares in a way that Swift can't read: SQLite takes a copy.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
