import Foundation
import Mail
import Testing

/// The whole pile, read by us and by Python's `email` package. Where the two differ, the reason stands here.
@Suite struct `What Python makes of the same letters` {
    private struct Reading: Decodable {
        let subject: String
        let text: String
        let attachments: [Attached]

        struct Attached: Decodable, Equatable {
            let name: String
            /// -1 for a letter in a letter.
            let size: Int64

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                name = try values.decode(String.self)
                size = try values.decode(Int64.self)
            }

            init(_ attachment: Mail.Attachment) {
                name = attachment.name.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
                // Python takes reports on delivery apart and has no size for them.
                size = attachment.type.type == "message" ? -1 : attachment.size
            }

            /// We name letters in letters after what they are about, where Python has no name for them.
            func isAlike(_ their: Self) -> Bool {
                size == their.size && (name == their.name || their.size == -1 && their.name.isEmpty)
            }
        }
    }

    @Test(.enabled(if: !Samples.paths.isEmpty, "the pile of letters is not here"))
    func `nothing is lost, and every difference has its reason`() throws {
        let paths = Samples.paths
        let theirs = try Python.lines(
            "read_letters",
            paths.map { Samples.file($0).path(percentEncoded: false) },
            as: Reading.self
        )
        try #require(theirs.count == paths.count && paths.count > 200)
        var found: [String: Set<Difference>] = [:]
        for (path, their) in zip(paths, theirs) {
            let letter = try OpenLetter.read(.file(Samples.file(path)))
            let fromBytes = try OpenLetter.read(.bytes([UInt8](Data(contentsOf: Samples.file(path)))))
            #expect(letter == fromBytes, "\(path) reads otherwise from memory")
            let differences = differences(between: letter, and: their)
            if !differences.isEmpty { found[path.split(separator: "/").last.map(String.init) ?? path] = differences }
        }
        for (name, differences) in found where differences != Self.explained[name]?.differences {
            Issue.record("\(name) differs in \(differences.map(\.rawValue).sorted())")
        }
        #expect(Set(Self.explained.keys).subtracting(found.keys).isEmpty, "these do not differ any more")
    }

    private enum Difference: String {
        case subject
        case text
        case attachments
    }

    private func differences(between letter: Letter, and their: Reading) -> Set<Difference> {
        var found: Set<Difference> = []
        let subject = letter.head.subject.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if subject != their.subject { found.insert(.subject) }
        if Self.words(letter.text) != Self.words(their.text) { found.insert(.text) }
        let ours = letter.attachments.map(Reading.Attached.init)
        let areAlike =
            ours.count == their.attachments.count && zip(ours, their.attachments).allSatisfy { $0.isAlike($1) }
        if !areAlike { found.insert(.attachments) }
        return found
    }

    /// Without white space, and without the marks that we set before the items of a list.
    private static func words(_ text: String) -> String {
        text.filter { !$0.isWhitespace && $0 != "•" && $0 != "\u{FEFF}" }
    }

    private struct Explanation {
        let differences: Set<Difference>
        let reason: String

        init(_ differences: Set<Difference>, _ reason: String) {
            self.differences = differences
            self.reason = reason
        }
    }

    private static let explained: [String: Explanation] = [
        "no-message-collected.msg": Explanation(
            [.text, .attachments],
            "a multipart without a single part: we show what stands there, Python makes a nameless attachment of it"
        ),
        "polish-autoreply.msg": Explanation(
            [.subject],
            "Python sets a space between an encoded word and the bracket behind it"
        ),
        "msg_15.txt": Explanation(
            [.text, .attachments],
            "two multiparts in each other have one boundary, and the picture is no base64: both readings are guesses"
        ),
        "msg_17.txt": Explanation([.text, .attachments], "a multipart without a boundary line: we show its text"),
        "msg_25.txt": Explanation(
            [.text, .attachments],
            "a multipart whose boundary is not the one that was named: we show its text"
        ),
        "msg_31.txt": Explanation([.text, .attachments], "a multipart without a named boundary: we show its text"),
        "msg_38.txt": Explanation(
            [.text],
            "a part that holds the boundaries of those around it, which RFC 2046 forbids: we end it there; the raw letter keeps the rest"
        ),
        "msg_39.txt": Explanation(
            [.attachments],
            "multiparts in each other have one boundary: we find six parts, Python three"
        ),
        "msg_41.txt": Explanation([.text, .attachments], "a multipart without a named boundary: we show its text"),
        "msg_47.txt": Explanation(
            [.text],
            "parts without the empty line behind their heads: GMime takes their one line for a broken field"
        ),
        "attachment_nonascii_filename.eml": Explanation([.attachments], "a bare name in ISO 8859-1, which we guess"),
        "attachment_pdf_non_ascii.eml": Explanation([.text], "says ISO 8859-1 and is UTF-8, which we see"),
        "attachment_pdf_non_ascii_lf.eml": Explanation([.text], "says ISO 8859-1 and is UTF-8, which we see"),
        "bad_date_header2.eml": Explanation(
            [.attachments],
            "an empty multipart: Python makes a nameless attachment of nothing"
        ),
        "bad_encoded_subject.eml": Explanation([.subject], "the charset is called NONE: we read it all the same"),
        "content_transfer_encoding_7-bit.eml": Explanation([.text], "says ISO 8859-1 and is UTF-8, which we see"),
        "content_transfer_encoding_plain.eml": Explanation(
            [.text],
            "8-bit text that says nothing of its charset, which we guess"
        ),
        "empty_in_reply_to.eml": Explanation(
            [.attachments],
            "an empty multipart: Python makes a nameless attachment of nothing"
        ),
        "invalid_subject_characters.eml": Explanation([.subject], "a bare subject in ISO 8859-1, which we guess"),
        "missing_body.eml": Explanation(
            [.attachments],
            "an empty multipart: Python makes a nameless attachment of nothing"
        ),
        "must_supply_encoding.eml": Explanation(
            [.attachments],
            "an empty multipart: Python makes a nameless attachment of nothing"
        ),
        "japanese_attachment_long_name.eml": Explanation(
            [.attachments],
            "the letter ends within its last line, so that GMime leaves the carriage return before it to the part"
        ),
        "raw_email5.eml": Explanation([.text], "8-bit text that says it were ASCII, which we guess"),
        "raw_email6.eml": Explanation([.text], "8-bit text that says it were ASCII, which we guess"),
        "raw_email_incorrect_header.eml": Explanation(
            [.subject, .text],
            "a line among the fields is none: Python takes all fields behind it for the text"
        ),
        "example13.eml": Explanation(
            [.subject, .text],
            "a line among the fields is none: Python takes all fields behind it for the text"
        ),
    ]
}
