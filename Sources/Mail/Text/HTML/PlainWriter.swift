/// Writes the text of a page as it is told, the way a browser would lay it out in lines.
struct PlainWriter {
    private var lines: [String] = []
    private var line = ""
    private var quoteDepth = 0
    private var preDepth = 0
    /// How many elements are open that nobody sees.
    private var hidden = 0
    /// Empty lines owed before the next text: 1 is a new line, 2 a new paragraph.
    private var gap = 0
    /// Whether a space is owed before the next word.
    private var owesSpace = false
    private var listItems: [Int?] = []

    private static let unseen: Set<String> = [
        "script", "style", "head", "title", "template", "object", "embed", "applet", "iframe", "noframes", "noembed",
        "svg",
        "math", "audio", "video", "canvas", "select", "textarea", "datalist", "map",
    ]
    private static let paragraphs: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "table", "hr", "figure",
    ]
    private static let blocks: Set<String> = [
        "div", "section", "article", "header", "footer", "main", "aside", "nav", "address", "center", "form",
        "fieldset", "tr",
        "li", "dt", "dd", "caption", "figcaption", "thead", "tbody", "tfoot", "details", "summary", "body",
    ]

    mutating func take(_ event: HTMLDocument.Event) {
        switch event {
        case .open(let element): open(element)
        case .text(let text): if hidden == 0 { write(text) }
        case .close(let tag, _): close(tag)
        }
    }

    /// All of it; lines end without spaces, and no two empty ones follow each other.
    var text: String {
        var lines = lines
        if !line.isEmpty { lines.append(prefixed(line)) }
        while lines.last?.isBlank == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private mutating func open(_ element: HTMLDocument.Element) {
        if hidden > 0 {
            hidden += 1
            return
        }
        if element.isForeign || Self.unseen.contains(element.tag) || Self.isHidden(element) {
            hidden = 1
            return
        }
        startBlock(element.tag)
        switch element.tag {
        case "br": breakLine()
        case "img": if let words = element["alt"], !words.isBlank { write(words) }
        case "td", "th": if !line.isEmpty { separateCell() }
        case "ul": listItems.append(nil)
        case "ol": listItems.append(1)
        case "li": startItem()
        case "blockquote": quoteDepth += 1
        case "pre": preDepth += 1
        default: break
        }
    }

    private mutating func close(_ tag: String) {
        if hidden > 0 {
            hidden -= 1
            return
        }
        switch tag {
        case "ul", "ol": listItems = listItems.dropLast()
        case "pre": preDepth -= 1
        default: break
        }
        startBlock(tag)
        if tag == "blockquote" {
            endLine()
            quoteDepth -= 1
        }
    }

    private mutating func startBlock(_ tag: String) {
        if Self.paragraphs.contains(tag) {
            endLine()
            gap = max(gap, listItems.isEmpty || tag == "p" ? 2 : 1)
        } else if Self.blocks.contains(tag) {
            endLine()
            gap = max(gap, 1)
        }
    }

    private mutating func startItem() {
        guard let number = listItems.last else { return write("• ") }
        if let number {
            listItems[listItems.count - 1] = number + 1
            write("\(number). ")
        } else {
            write("• ")
        }
    }

    private mutating func separateCell() {
        owesSpace = false
        line += "\t"
    }

    private mutating func write(_ text: String) {
        guard preDepth == 0 else { return writeAsIs(text) }
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\n", "\t", "\r", "\u{0C}": owesSpace = true
            case "\u{200B}", "\u{200C}", "\u{AD}", "\u{FEFF}": break
            default: put(scalar)
            }
        }
        if text.hasSuffix(" "), text == "• " || text.hasSuffix(". ") { owesSpace = true }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        payGap()
        if owesSpace, !line.isEmpty, line.last != "\t" { line.append(" ") }
        owesSpace = false
        line.unicodeScalars.append(scalar == "\u{A0}" ? " " : scalar)
    }

    private mutating func writeAsIs(_ text: String) {
        for (number, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if number > 0 { breakLine() }
            guard !part.isEmpty else { continue }
            payGap()
            line += part
        }
    }

    private mutating func payGap() {
        guard gap > 0 else { return }
        if gap == 2, let last = lines.last, !last.isBlank { lines.append(prefixed("")) }
        gap = 0
    }

    private mutating func breakLine() {
        payGap()
        lines.append(prefixed(line))
        line = ""
        owesSpace = false
    }

    private mutating func endLine() {
        owesSpace = false
        guard !line.isEmpty else { return }
        lines.append(prefixed(line))
        line = ""
    }

    private func prefixed(_ line: String) -> String {
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        guard quoteDepth > 0 else { return line }
        return String(repeating: ">", count: min(quoteDepth, 20)) + (line.isEmpty ? "" : " ") + line
    }

    private static func isHidden(_ element: HTMLDocument.Element) -> Bool {
        if element["hidden"] != nil { return true }
        guard let style = element["style"]?.lowercased() else { return false }
        let bare = style.filter { !$0.isWhitespace }
        return bare.contains("display:none") || bare.contains("visibility:hidden") || bare.contains("mso-hide:all")
    }
}
