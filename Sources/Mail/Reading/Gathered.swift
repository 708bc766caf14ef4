import Foundation

/// What a part of a letter came to: pieces of its body in their order, and what it carries.
struct Gathered {
    private var pieces: [Piece] = []
    /// For a letter that has no other body.
    private var spare: [Piece] = []
    private var carried: [Attachment] = []

    /// One piece of a body, in one form or both.
    private struct Piece {
        var plain: String?
        var html: String?
    }

    init() {}

    init(plain: String) {
        if !plain.isBlank { pieces = [Piece(plain: plain)] }
    }

    init(html: String) {
        if !html.isBlank { pieces = [Piece(html: html)] }
    }

    init(_ attachment: Attachment) {
        carried = [attachment]
    }

    /// What was unpacked: its text is most often that of the letter once more.
    init(insteadOfNone body: Gathered, carrying attachments: [Attachment]) {
        spare = body.pieces
        carried = attachments
    }

    /// Parts that are read one after the other.
    init(sequence parts: [Gathered]) {
        pieces = parts.flatMap(\.pieces)
        spare = parts.flatMap(\.spare)
        carried = parts.flatMap(\.carried)
    }

    /// Parts that say the same in different forms, the best form last (RFC 2046, 5.1.4).
    init(alternatives parts: [Gathered]) {
        spare = parts.flatMap(\.spare)
        carried = parts.flatMap(\.carried)
        let plain = parts.last { $0.isPlain }
        let rich = parts.last { $0.html != nil }
        switch (plain, rich) {
        case (let plain?, let rich?): pieces = [Piece(plain: plain.text, html: rich.html)]
        case (let only?, nil), (nil, let only?): pieces = only.pieces
        case (nil, nil): break
        }
    }

    private var isPlain: Bool { !pieces.isEmpty && pieces.allSatisfy { $0.plain != nil && $0.html == nil } }

    private var body: [Piece] { pieces.isEmpty ? spare : pieces }

    /// The whole as plain text.
    var text: String {
        body.map { $0.plain ?? HTMLText.plain($0.html ?? "") }.joined(separator: "\n")
    }

    /// The whole as HTML, if any of it is.
    var html: String? {
        guard body.contains(where: { $0.html != nil }) else { return nil }
        return body.map { $0.html ?? HTMLText.paragraphs($0.plain ?? "") }.joined(separator: "<br>\n")
    }

    /// What it carries, each told whether the HTML shows it.
    func attachments(shownBy html: String?) -> [Attachment] {
        let shown = html.map(HTMLText.contentIDs) ?? []
        return carried.map { $0.shown(by: shown) }
    }
}

extension Attachment {
    fileprivate func shown(by ids: Set<ContentID>) -> Attachment {
        guard let contentID, ids.contains(contentID) else { return self }
        return Attachment(
            place: place,
            name: name,
            type: type,
            size: size,
            contentID: contentID,
            isInline: true,
            note: note
        )
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
