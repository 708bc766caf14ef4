/// Why a letter can't be written.
package enum WritingFault: Error, Equatable, Sendable {
    /// A field of our own whose name is none.
    case badField(String)
    /// An enclosure can't be read. With its name and `errno`.
    case unreadable(String, Int32)
}
