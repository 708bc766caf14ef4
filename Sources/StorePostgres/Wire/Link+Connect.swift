import CPostgres
import Foundation

extension Link {
    /// What every session wants: no just-in-time compiler for statements of microseconds, no endless waits for locks, and a
    /// commit that is on disk when it is answered, whatever the server is used to.
    static let setUp = """
        SET jit = off;
        SET lock_timeout = '10s';
        SET bytea_output = 'hex';
        SET client_min_messages = 'error';
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local');
        """

    static func connect(to url: String) -> OpaquePointer? {
        let options = [
            ("application_name", "highrock"), ("client_encoding", "UTF8"), ("connect_timeout", "5"),
            ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"), ("target_session_attrs", "read-write"),
            // Kerberos is looked for only where the URL asks for it: its library can't bear a process that ends meanwhile.
            ("gssencmode", "disable"), ("dbname", url),
        ]
        var names = options.map { UnsafePointer(strdup($0.0)) }
        var values = options.map { UnsafePointer(strdup($0.1)) }
        names.append(nil)
        values.append(nil)
        defer { for text in names + values { free(UnsafeMutablePointer(mutating: text)) } }
        return PQconnectdbParams(names, values, 1)
    }
}
