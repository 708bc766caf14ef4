/// What a letter says, taken out of its wrapping. Attachments are only named here: their content stays in the raw letter
/// until somebody wants it (`OpenLetter.write`).
package struct Letter: Sendable, Equatable {
    package let head: LetterHead
    /// What a person reads in it: the plain text, or that of the HTML where there is no other.
    package let text: String
    /// The body as it was laid out. Foreign and not to be shown before `SafeHTML` has been through it.
    package let html: String?
    /// Everything else that it carries, in the order of the letter; pictures that the HTML shows too.
    package let attachments: [Attachment]
    /// How it is signed or encrypted.
    package let protection: Protection?
    /// What of it could not be read as it was meant.
    package let defects: Set<Defect>

    package init(
        head: LetterHead,
        text: String,
        html: String?,
        attachments: [Attachment],
        protection: Protection?,
        defects: Set<Defect>
    ) {
        self.head = head
        self.text = text
        self.html = html
        self.attachments = attachments
        self.protection = protection
        self.defects = defects
    }

    /// The attachments that the body does not show by itself.
    package var enclosures: [Attachment] { attachments.filter { !$0.isInline } }

    /// The picture or file that the HTML means by `cid:…`.
    package func attachment(_ id: ContentID) -> Attachment? { attachments.first { $0.contentID == id } }
}
