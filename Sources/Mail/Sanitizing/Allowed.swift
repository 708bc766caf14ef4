/// What may be left of a stranger's HTML. Everything that is not named here goes.
enum Allowed {
    static let elements: Set<String> = [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center",
        "cite",
        "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font",
        "footer", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "ol", "p", "pre",
        "q", "rp",
        "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td",
        "tfoot",
        "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
    ]

    static let void: Set<String> = ["br", "col", "hr", "img", "wbr"]

    /// Elements whose content goes with them. Of all others that are not allowed the content stays.
    static let droppedWhole: Set<String> = [
        "script", "style", "head", "title", "base", "meta", "link", "template", "object", "embed", "applet", "iframe",
        "frame",
        "frameset", "noframes", "noembed", "svg", "math", "audio", "video", "canvas", "source", "track", "param",
        "input", "select",
        "textarea", "datalist", "map", "area", "keygen", "isindex", "bgsound", "portal", "dialog",
    ]

    /// - Returns: what may be left of an attribute; nil when nothing may.
    static func attribute(_ name: String, _ value: String, of tag: String) -> String? {
        if name == "style" { return SafeStyle.filtered(value) }
        guard let form = everywhere[name] ?? special[tag]?[name] else { return nil }
        return form.accepts(value) ? value : nil
    }

    private static let everywhere: [String: Form] = [
        "align": .word, "valign": .word, "dir": .word, "lang": .word, "title": .text, "bgcolor": .colour,
        "color": .colour,
        "width": .length, "height": .length,
    ]

    private static let special: [String: [String: Form]] = [
        "img": ["alt": .text, "border": .length, "hspace": .length, "vspace": .length],
        "table": ["border": .length, "cellpadding": .length, "cellspacing": .length, "rules": .word, "frame": .word],
        "td": ["colspan": .length, "rowspan": .length, "nowrap": .word],
        "th": ["colspan": .length, "rowspan": .length, "nowrap": .word, "scope": .word],
        "col": ["span": .length], "colgroup": ["span": .length],
        "font": ["face": .names, "size": .length],
        "ol": ["start": .length, "type": .word, "reversed": .word], "ul": ["type": .word],
        "li": ["value": .length, "type": .word],
        "hr": ["size": .length, "noshade": .word],
        "blockquote": ["type": .word],
        "br": ["clear": .word],
        "time": ["datetime": .names],
    ]

    /// What an attribute's value must look like.
    private enum Form {
        case text
        case word
        case names
        case length
        case colour

        func accepts(_ value: String) -> Bool {
            switch self {
            case .text: value.utf8.count <= 2000
            case .word:
                value.utf8.count <= 40 && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            case .names:
                value.utf8.count <= 300 && value.allSatisfy { $0.isLetter || $0.isNumber || " ,.'\"-:+_".contains($0) }
            case .length:
                value.utf8.count <= 12 && value.allSatisfy { $0.isASCII && ($0.isNumber || "+-.%*px".contains($0)) }
            case .colour:
                value.utf8.count <= 40
                    && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "#(),.% ".contains($0)) }
            }
        }
    }
}
