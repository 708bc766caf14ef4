import Foundation

/// HTML as plain text, for searching, quoting and people who read only that.
package enum HTMLText {
    /// What a person sees of a page, in paragraphs and lines.
    package static func plain(_ html: String) -> String {
        var writer = PlainWriter()
        do {
            try HTMLDocument(html).tell { writer.take($0) }
            return writer.text
        } catch {
            return stripped(html)
        }
    }

    /// Plain text as HTML that looks alike.
    package static func paragraphs(_ text: String) -> String {
        let lines = HTMLEscape.text(text).replacing("  ", with: " &nbsp;").replacing("\n", with: "<br>")
        return "<div>\(lines)</div>"
    }

    /// What the HTML of a letter shows of its parts.
    package static func contentIDs(_ html: String) -> Set<ContentID> {
        Set(
            html.matches(of: #/(?i)cid:[^"'\s>)]+/#)
                .compactMap { ContentID(url: HTMLEscape.undone(String($0.output))) }
        )
    }

    /// Everything between pointed brackets cut out: for pages that no parser should be troubled with.
    private static func stripped(_ html: String) -> String {
        var text: [UInt8] = []
        var isInTag = false
        for byte in html.utf8 {
            switch byte {
            case UInt8(ascii: "<"): isInTag = true
            case UInt8(ascii: ">") where isInTag:
                isInTag = false
                text.append(32)
            default: if !isInTag { text.append(byte) }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
