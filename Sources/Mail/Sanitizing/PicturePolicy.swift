/// Which pictures of a letter are shown.
package struct PicturePolicy: Sendable {
    /// Whether pictures are fetched from other people's servers. Only when the reader asks.
    package let showsRemote: Bool
    /// Where the pictures that the letter carries can be had.
    package let carried: [ContentID: String]

    package init(showsRemote: Bool = false, carried: [ContentID: String] = [:]) {
        self.showsRemote = showsRemote
        self.carried = carried
    }
}
