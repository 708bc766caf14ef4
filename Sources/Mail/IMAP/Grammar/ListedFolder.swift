/// A folder as the server lists it.
package struct ListedFolder: Sendable {
    package let name: FolderName
    /// What stands between a folder's name and that of one inside it; nil where there are no folders in folders.
    package let separator: Character?
    /// What it is for, where the server tells (RFC 6154).
    package let use: Use?
    /// False for a mere name that holds other folders.
    package let holdsLetters: Bool

    package enum Use: String, Sendable {
        case all = "\\all"
        case archive = "\\archive"
        case drafts = "\\drafts"
        case flagged = "\\flagged"
        case junk = "\\junk"
        case sent = "\\sent"
        case trash = "\\trash"
    }

    /// - Parameter attributes: as they are written on the wire.
    init(_ name: FolderName, separator: Character?, attributes: [String]) {
        let attributes = attributes.map { $0.lowercased() }
        self.name = name
        self.separator = separator
        use = attributes.lazy.compactMap(Use.init).first
        holdsLetters = !attributes.contains("\\noselect") && !attributes.contains("\\nonexistent")
    }
}
