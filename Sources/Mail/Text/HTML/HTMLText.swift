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
        let bytes = Array(html.utf8)
        var found: Set<ContentID> = []
        var rest = bytes[...]
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            let scheme = bytes[max(0, colon - 3)..<colon].map { $0 | 0x20 }
            rest = rest[(colon + 1)...]
            guard scheme == Array("cid".utf8) else { continue }
            let name = rest.prefix { $0 > 32 && !ends.contains($0) }
            if let id = ContentID(url: "cid:" + HTMLEscape.undone(String(decoding: name, as: UTF8.self))) {
                found.insert(id)
            }
        }
        return found
    }

    /// What ends an address in HTML.
    private static let ends = Set("\"'>)".utf8)

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
