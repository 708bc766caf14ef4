import Basics
import Events
import Files
import Store

extension Chore {
    /// Files that nobody has decided on for a month, and rejected rows that nobody can need any more: they hold personal data.
    package static let ofImports: [Chore] = [
        Chore("undecided imports") { tx in
            let old: [ClientImport] = try tx.all(
                """
                SELECT \(ClientImport.columns) FROM client_import
                WHERE client_import.file IS NOT NULL AND client_import.state <> \(ClientImport.State.running)
                    AND client_import.made < \(tx.now - .days(30)) LIMIT 100
                """
            )
            for found in old {
                try tx.letGoFile(of: found)
                _ = try tx.setState(.done, of: found.id, from: [.draft, .stopped, .failed])
            }
            return old.count
        },
        Chore("old rejected rows") { tx in
            try tx.run(
                """
                DELETE FROM client_import_reject WHERE import IN (
                    SELECT client_import.id FROM client_import WHERE client_import.ended < \(tx.now - .days(90)))
                """
            )
        },
    ]
}
