import Store

/// One step of the schema's history. A step that has left the house is never edited: a new one follows it.
package struct Migration: Sendable {
    package let number: Int
    package let name: String
    /// SQL in the common subset, with SQLite's words for types; `Spelling` writes them for the other engine.
    package let script: String
    /// What one engine alone needs, run after `script`.
    package let only: [Dialect: String]

    package init(_ number: Int, _ name: String, _ script: String, only: [Dialect: String] = [:]) {
        self.number = number
        self.name = name
        self.script = script
        self.only = only
    }
}
