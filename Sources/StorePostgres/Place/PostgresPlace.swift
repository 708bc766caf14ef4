import CPostgres
import Store

/// Where a database server is, as its own programs (`pg_dump`, `pg_restore`) are told.
package enum PostgresPlace {
    /// The parts of a connection's URL as the variables that every program on libpq reads: nobody sees a password in them, as
    /// they would among a program's arguments.
    /// - Throws: `StorageFault.unreachable` when that is no URL of a database.
    package static func environment(of url: String) throws(StorageFault) -> [String: String] {
        var complaint: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &complaint) else {
            let text = complaint.map { String(cString: $0) } ?? "no memory"
            PQfreemem(complaint)
            throw .unreachable(text.split(separator: "\n").first.map(String.init) ?? text)
        }
        defer { PQconninfoFree(options) }
        var environment: [String: String] = [:]
        var option = options
        while option.pointee.keyword != nil {
            if let value = option.pointee.val, let variable = option.pointee.envvar {
                environment[String(cString: variable)] = String(cString: value)
            }
            option += 1
        }
        return environment
    }
}
