/// Something that a letter carries besides its text.
package struct Attachment: Sendable, Hashable {
    package let place: PartPlace
    /// The name that its sender gave it, whatever is in it; nil when none was given.
    package let name: String?
    package let type: MediaType
    /// Bytes, when decoded.
    package let size: Int64
    package let contentID: ContentID?
    /// Whether the body shows it by itself.
    package let isInline: Bool
    /// What was written beside it (Content-Description).
    package let note: String

    package init(
        place: PartPlace,
        name: String?,
        type: MediaType,
        size: Int64,
        contentID: ContentID? = nil,
        isInline: Bool = false,
        note: String = ""
    ) {
        self.place = place
        self.name = name
        self.type = type
        self.size = size
        self.contentID = contentID
        self.isInline = isInline
        self.note = note
    }
}
