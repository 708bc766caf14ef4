import CPostgres
import Store

extension Failure {
    /// What the server complained of in a result.
    init(_ result: OpaquePointer) {
        let complaint = Complaint(result)
        switch complaint.state {
        case "40001", "40P01":
            self.init(.busy, remedy: .again)
        case "55P03", "53300", "57014":
            self.init(.busy)
        case "25006":
            // A standby, or a former primary.
            self.init(.unreachable(complaint.message))
        case "53100":
            self.init(.diskFull)
        case "57P01", "57P02", "57P03", "57P05":
            self = .lost(complaint.message)
        case let state where state.hasPrefix("08"):
            self = .lost(complaint.message)
        case let state where state.hasPrefix("23"):
            self.init(.constraint(kind: complaint.kind, name: complaint.constraint))
        case let state where state.hasPrefix("XX") || state.hasPrefix("58"):
            self.init(.damaged(complaint.message))
        default:
            self.init(.statement(complaint.message))
        }
    }
}

/// The fields of an error that PostgreSQL sends.
private struct Complaint {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    var state: String { field("C") }
    var message: String { field("M") }

    var kind: StorageFault.ConstraintKind {
        switch state {
        case "23505": .unique
        case "23503": .reference
        case "23502": .notNull
        default: .check
        }
    }

    /// Named as SQLite names it: by its columns where they are told.
    var constraint: String {
        switch kind {
        case .unique: keyColumns ?? field("n")
        case .notNull: field("t") + "." + field("c")
        case .check, .reference: field("n")
        }
    }

    /// `person.login` out of "Key (login)=(ivanova) already exists."; the brackets are there in every language.
    private var keyColumns: String? {
        let detail = field("D")
        guard let open = detail.firstIndex(of: "("), let close = detail[open...].firstIndex(of: ")") else { return nil }
        let columns = detail[open..<close].dropFirst().split(separator: ",")
        return columns.map { field("t") + "." + $0.drop { $0 == " " } }.joined(separator: ", ")
    }

    /// - Parameter code: the letter of a `PG_DIAG_…`, which are macros of characters that Swift does not see.
    private func field(_ code: Character) -> String {
        guard let code = code.asciiValue, let text = PQresultErrorField(result, CInt(code)) else { return "" }
        return String(cString: text)
    }
}
