import GRDB
import GRDBSQLite
import Store

extension StorageFault {
    /// What the connection's last failure means.
    init(of handle: OpaquePointer) {
        self.init(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
    }

    init(code: CInt, message: String) {
        switch code & 0xFF {
        case SQLITE_FULL: self = .diskFull
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: self = .damaged(message)
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_READONLY, SQLITE_PERM, SQLITE_MISUSE: self = .unreachable(message)
        case SQLITE_CONSTRAINT: self = .constraint(kind: ConstraintKind(code), name: Self.constraint(in: message))
        default: self = .statement(message)
        }
    }

    /// GRDB's errors are the same codes in another dress.
    static func translating<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw StorageFault(code: error.extendedResultCode.rawValue, message: error.message ?? "\(error.resultCode)")
        }
    }

    /// `person.login` in "UNIQUE constraint failed: person.login"; empty where SQLite names nothing.
    private static func constraint(in message: String) -> String {
        guard let colon = message.firstIndex(of: ":") else { return "" }
        return String(message[colon...].dropFirst(2))
    }
}

extension StorageFault.ConstraintKind {
    fileprivate init(_ code: CInt) {
        switch code >> 8 {
        case 3: self = .reference  // SQLITE_CONSTRAINT_FOREIGNKEY
        case 5: self = .notNull  // SQLITE_CONSTRAINT_NOTNULL
        case 6, 8, 10: self = .unique  // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE, _ROWID
        default: self = .check
        }
    }
}
