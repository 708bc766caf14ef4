import Basics
import CMime
import Foundation

extension LetterHead {
    /// Reads the head of a letter.
    /// - Parameters:
    ///   - body: keeps the fields that speak of the content.
    ///   - defects: gets what could not be read.
    init(_ node: MimeNode, body: MimeNode?, noting defects: inout Set<Defect>) {
        self.init()
        fields = (node.fields + (body?.fields ?? [])).map { HeaderField($0.name, TextDecoding.tidy($0.value)) }
        from = node.correspondents("From")
        sender = node.correspondents("Sender").first
        replyTo = node.correspondents("Reply-To").filter { !$0.address.isEmpty }
        to = node.correspondents("To")
        cc = node.correspondents("Cc")
        bcc = node.correspondents("Bcc")
        subject = (self["Subject"] ?? "").replacing("\n", with: " ").trimmingCharacters(in: .whitespaces)
        messageID = node.raw("Message-ID").flatMap { MessageID.all(in: $0).first ?? MessageID($0) }
        inReplyTo = node.raw("In-Reply-To").map(MessageID.all) ?? []
        references = node.raw("References").map(MessageID.all) ?? []
        languages = Self.languages(self["Content-Language"]) + Self.languages(self["Accept-Language"])
        date = Self.date(node.raw("Date"), noting: &defects)
    }

    private static func date(_ raw: String?, noting defects: inout Set<Defect>) -> Moment? {
        guard let raw else { return nil }
        var seconds: Int64 = 0
        // Before 1970 and after 2100 no letter was written.
        if mime_read_date(raw, &seconds), (0..<4_102_444_800).contains(seconds) {
            return Moment(milliseconds: seconds * 1000)
        }
        defects.insert(.unreadableDate(raw.trimmingCharacters(in: .whitespacesAndNewlines)))
        return nil
    }

    private static func languages(_ field: String?) -> [String] {
        (field ?? "").split(separator: ",").compactMap { item in
            let tag = item.prefix { $0 != ";" }.filter { !$0.isWhitespace }
            let isTag =
                (2...35).contains(tag.count)
                && tag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            return isTag ? tag : nil
        }
    }
}
