/// What `highrock doctor` asks of an engine.
package struct Inspection: Sendable {
    /// The engine's own findings of damage, in its words; empty when sound.
    package let damage: [String]
    /// Rows that point to nothing: `table → table`, one a line.
    package let brokenReferences: [String]
    /// Bytes that the database takes.
    package let size: Int64

    package init(damage: [String], brokenReferences: [String], size: Int64) {
        self.damage = damage
        self.brokenReferences = brokenReferences
        self.size = size
    }
}
