import GRDBSQLite
import Store

extension PreparedStatement: Columns {
    func isNull(at index: Int) -> Bool {
        sqlite3_column_type(raw, CInt(index)) == SQLITE_NULL
    }

    func integer(at index: Int) -> Int64 {
        sqlite3_column_int64(raw, CInt(index))
    }

    func real(at index: Int) -> Double {
        sqlite3_column_double(raw, CInt(index))
    }

    func text(at index: Int) -> String {
        guard let start = sqlite3_column_text(raw, CInt(index)) else { return "" }
        let count = Int(sqlite3_column_bytes(raw, CInt(index)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(at index: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(raw, CInt(index)) else { return [] }
        let count = Int(sqlite3_column_bytes(raw, CInt(index)))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}
