/// Something in a letter that could not be read as it was meant. What there is was kept all the same.
package enum Defect: Sendable, Hashable {
    /// Its parts are not put together as the standard says.
    case malformed
    /// It ends before its end.
    case truncated
    /// A charset that nobody knows; another was guessed.
    case unknownCharset(String)
    /// Characters that its charset does not have stand as U+FFFD.
    case unreadableCharacters
    /// The charset that was named is not the one that was used.
    case wrongCharset(named: String, used: String)
    /// A transfer encoding that nobody knows; the part is as it came.
    case unknownEncoding(String)
    case unreadableDate(String)
    /// An Outlook container (`winmail.dat`) that is broken; it is kept as it came.
    case brokenContainer
    /// The text was longer than is read; the rest is in the raw letter.
    case longText
}
