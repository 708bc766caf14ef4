import Synchronization

/// The facts of a company in a folder, to be asked any question of. Facts only come; none is ever changed or taken out.
///
/// One process writes. Questions see the facts as they are when they begin, whatever comes meanwhile.
package final class Cube: Sendable {
    package let schema: Schema
    package let folder: String
    /// What of its files could not be read; then its answers say that they are not whole.
    package let damage: [StorageFault]
    /// Bytes at the end of the log that a crash had torn; their facts were not taken.
    package let tornBytes: Int

    let lexicons: [Lexicon]
    private let lock: CubeLock
    let writer: Mutex<CubeWriter>
    let published: Mutex<[Segment]>
    /// One compaction at a time.
    let compacting = Mutex(())

    /// Opens a cube, or makes an empty one where there is none.
    /// - Throws: a manifest that can't be read, or one of another schema. A segment that can't be read is no error: see `damage`.
    package init(_ folder: String, _ schema: Schema) throws(StorageFault) {
        let opening = try CubeOpening(folder, schema)
        self.schema = schema
        self.folder = folder
        damage = opening.damage
        tornBytes = opening.tornBytes
        lexicons = opening.lexicons
        lock = opening.lock
        published = Mutex(opening.segments + opening.young)
        writer = try Mutex(CubeWriter(opening))
    }

    deinit { writer.withLock { $0.shut() } }

    /// How many facts a question would see now.
    package var count: Int { segments.reduce(0) { $0 + $1.rows } }

    /// How far into its source the cube has got.
    package var position: Int64 { writer.withLock { $0.position } }

    var segments: [Segment] { published.withLock { $0 } }

    func publish(_ writer: CubeWriter) {
        let all = writer.sealed + writer.young
        published.withLock { $0 = all }
    }
}
