/// What went wrong with a cube's files.
package enum StorageFault: Error, Hashable, Sendable {
    /// The system refused: the call, the file, and the number of its error.
    case system(call: String, file: String, code: Int32)
    /// A file doesn't hold what was written into it: rebuild the cube from its source.
    case damaged(file: String)
    /// Written by a later version, or no file of a cube.
    case unreadable(file: String)
    /// The cube was made for other dimensions or measures.
    case schemaDiffers
    /// Another process holds the cube for writing.
    case inUse
}
