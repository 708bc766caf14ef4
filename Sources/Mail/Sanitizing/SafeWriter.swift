/// Writes what is allowed of a page as it is told.
struct SafeWriter {
    private let policy: PicturePolicy
    private let ours: Set<String>
    private var out = ""
    /// How many elements are open that nobody may see.
    private var dropped = 0
    private var open: [(tag: String, isWritten: Bool)] = []
    private var startsPre = false
    private(set) var withheldPictures = 0

    private static let longest = 4 * 1024 * 1024

    init(_ policy: PicturePolicy) {
        self.policy = policy
        ours = Set(policy.carried.values)
    }

    /// nil when it came out longer than any letter.
    var written: String? { out.utf8.count <= Self.longest ? out : nil }

    mutating func take(_ event: HTMLDocument.Event) {
        guard out.utf8.count <= Self.longest else { return }
        switch event {
        case .open(let element): start(element)
        case .text(let text): if dropped == 0 { write(text) }
        case .close(let tag, _): end(tag)
        }
    }

    private mutating func start(_ element: HTMLDocument.Element) {
        guard dropped == 0, !element.isForeign, !Allowed.droppedWhole.contains(element.tag) else {
            dropped += 1
            return
        }
        let isWritten = Allowed.elements.contains(element.tag)
        open.append((element.tag, isWritten))
        guard isWritten else { return }
        out += "<\(element.tag)"
        for (name, value) in attributes(of: element) { out += " \(name)=\"\(HTMLEscape.attribute(value))\"" }
        out += ">"
        startsPre = element.tag == "pre"
    }

    private mutating func end(_ tag: String) {
        if dropped > 0 {
            dropped -= 1
            return
        }
        startsPre = false
        guard let last = open.popLast(), last.isWritten, !Allowed.void.contains(tag) else { return }
        out += "</\(tag)>"
    }

    private mutating func write(_ text: String) {
        // The first line feed after <pre> is not text.
        if startsPre, text.hasPrefix("\n") { out += "\n" }
        startsPre = false
        out += HTMLEscape.text(text)
    }

    private mutating func attributes(of element: HTMLDocument.Element) -> [(String, String)] {
        var kept: [(String, String)] = []
        var seen: Set<String> = []
        for (name, value) in element.attributes where seen.insert(name).inserted {
            if let safe = Allowed.attribute(name, value, of: element.tag) { kept.append((name, safe)) }
        }
        switch element.tag {
        case "a": kept += link(element["href"])
        case "img": kept += picture(element["src"])
        default: break
        }
        return kept
    }

    private func link(_ href: String?) -> [(String, String)] {
        guard let address = href.flatMap(SafeURL.link) else { return [] }
        return [("href", address), ("target", "_blank"), ("rel", "noopener noreferrer nofollow")]
    }

    private mutating func picture(_ source: String?) -> [(String, String)] {
        guard let source else { return [] }
        switch SafeURL.picture(source, ours: ours) {
        case .carried(let id): return policy.carried[id].map { [("src", $0)] } ?? []
        case .ours(let address), .small(let address): return [("src", address)]
        case .remote(let address):
            guard policy.showsRemote else {
                withheldPictures += 1
                return []
            }
            return [("src", address), ("referrerpolicy", "no-referrer"), ("loading", "lazy")]
        case nil: return []
        }
    }
}
