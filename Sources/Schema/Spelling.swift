import Foundation
import Store

/// Migrations are written once; the few words that the engines spell differently are changed here.
enum Spelling {
    static func script(of migration: Migration, in dialect: Dialect) -> String {
        [migration.script, migration.only[dialect]].compactMap(\.self).map { spell($0, in: dialect) }.joined(
            separator: "\n"
        )
    }

    private static func spell(_ script: String, in dialect: Dialect) -> String {
        words(of: dialect).reduce(script) { text, word in
            text.replacingOccurrences(of: word.pattern, with: word.replacement, options: .regularExpression)
        }
    }

    private static func words(of dialect: Dialect) -> [(pattern: String, replacement: String)] {
        switch dialect {
        case .sqlite:
            [("COLLATE \"C\"", "COLLATE BINARY")]
        case .postgres:
            [
                ("\\bINTEGER PRIMARY KEY AUTOINCREMENT\\b", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
                ("\\bINTEGER\\b", "BIGINT"),
                ("\\bBLOB\\b", "BYTEA"),
                ("\\bREAL\\b", "DOUBLE PRECISION"),
                ("\\) STRICT(, WITHOUT ROWID)?;", ");"),
            ]
        }
    }
}
