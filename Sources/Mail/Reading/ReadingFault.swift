/// Why a letter or a part of it can't be had at all. Anything less is a `Defect` of a letter that was read.
package enum ReadingFault: Error, Equatable, Sendable {
    /// There is not a byte in it.
    case empty
    /// The file can't be read. With `errno`.
    case unreadable(Int32)
    /// Not even a head could be made of it.
    case noLetter
    /// The letter has no such part.
    case noSuchPart(PartPlace)
    /// The part is larger than was asked for.
    case tooLarge
    /// The content can't be written where it was to go. With `errno`.
    case unwritable(Int32)
}
