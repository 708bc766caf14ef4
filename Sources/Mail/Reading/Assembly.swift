import Foundation

/// Puts a letter together from its tree: what is text, what it carries, what is wrong with it.
struct Assembly {
    private let tree: MimeTree
    private var defects: Set<Defect>
    private var protection: Protection?
    private(set) var containers = Containers()

    /// Text up to here is read; nobody writes more by hand.
    private static let mostText = 4 * 1024 * 1024

    init(_ tree: MimeTree) {
        self.tree = tree
        defects = tree.defects
    }

    mutating func letter(hasHead: Bool) -> Letter {
        let head = tree.head.map { LetterHead($0, body: tree.body, noting: &defects) } ?? LetterHead()
        var gathered = Gathered()
        if let body = tree.body {
            gathered = body.kind == .multipart ? gather(body, at: []) : gather(body, at: [1], isWhole: true)
        }
        let html = gathered.html
        if protection == nil { protection = Protection(armoured: gathered.text) }
        return Letter(
            head: hasHead ? head : LetterHead(),
            text: gathered.text,
            html: html,
            attachments: gathered.attachments(shownBy: html),
            protection: protection,
            defects: defects
        )
    }

    /// - Parameter isWhole: the part is all of the letter.
    private mutating func gather(_ node: MimeNode, at path: [Int], isWhole: Bool = false) -> Gathered {
        switch node.kind {
        case .multipart: gatherMultipart(node, at: path)
        case .message: Gathered(attachment(node, at: path))
        case .leaf: gatherLeaf(node, at: path, isWhole: isWhole)
        }
    }

    private mutating func gatherMultipart(_ node: MimeNode, at path: [Int]) -> Gathered {
        let subtype = node.type.subtype
        if subtype == "signed" { protection = protection ?? .signed(.init(protocol: node.parameter("protocol"))) }
        if subtype == "encrypted" { protection = .encrypted(.init(protocol: node.parameter("protocol"))) }
        var parts: [Gathered] = []
        for (place, child) in node.children.enumerated() {
            parts.append(gather(child, at: path + [place + 1]))
        }
        guard !parts.isEmpty else { return Gathered(plain: TextDecoding.tidy(node.prologue)) }
        return subtype == "alternative" ? Gathered(alternatives: parts) : Gathered(sequence: parts)
    }

    private mutating func gatherLeaf(_ node: MimeNode, at path: [Int], isWhole: Bool) -> Gathered {
        if case .unknown(let name) = node.transferEncoding { defects.insert(.unknownEncoding(name)) }
        if let scheme = Protection(part: node) { protection = scheme }
        if node.isBodyText || isWhole && node.type.type == "text" && node.disposition != "attachment" {
            let text = text(of: node)
            return node.type == .html ? Gathered(html: text) : Gathered(plain: text)
        }
        let found = attachment(node, at: path)
        guard node.isOutlookContainer else { return Gathered(found) }
        switch containers.open(node, at: path) {
        case .opened(let gathered): return gathered
        case .bare: return Gathered(found)
        case .broken:
            defects.insert(.brokenContainer)
            return Gathered(found)
        }
    }

    private mutating func text(of node: MimeNode) -> String {
        let bytes = beginning(of: node)
        let label = node.parameter("charset") ?? (node.type == .html ? HTMLCharset.label(in: bytes[...]) : nil)
        let decoding = TextDecoding(bytes[...], label: label)
        defects.formUnion(decoding.defects)
        if ["enriched", "richtext"].contains(node.type.subtype) { return EnrichedText.plain(decoding.text) }
        guard node.type == .plainText, node.parameter("format")?.lowercased() == "flowed" else { return decoding.text }
        return FlowedText.joined(decoding.text, joinsWords: node.parameter("delsp")?.lowercased() == "yes")
    }

    private mutating func beginning(of node: MimeNode) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            try node.content(node.transferEncoding.coding) { block in
                bytes.append(contentsOf: block.prefix(Self.mostText - bytes.count))
                if bytes.count == Self.mostText { throw ReadingFault.tooLarge }
            }
        } catch ReadingFault.tooLarge {
            defects.insert(.longText)
        } catch {
            defects.insert(.truncated)
        }
        return bytes
    }

    private mutating func attachment(_ node: MimeNode, at path: [Int]) -> Attachment {
        var size: Int64 = 0
        do {
            let count = { (block: UnsafeRawBufferPointer) in size += Int64(block.count) }
            if node.kind == .message {
                try node.innerMessage(to: count)
            } else {
                try node.content(node.transferEncoding.coding, to: count)
            }
        } catch {
            defects.insert(.truncated)
        }
        return Attachment(
            place: PartPlace(path),
            name: node.name ?? node.innerSubject.map { "\($0).eml" },
            type: node.type,
            size: size,
            contentID: node.contentID,
            note: TextDecoding.tidy(node.note)
        )
    }
}

extension MimeNode {
    /// What the letter inside this part is about.
    fileprivate var innerSubject: String? {
        guard kind == .message, let subject = innerHead?.fields.first(where: { $0.isNamed("Subject") })?.value else {
            return nil
        }
        let text = TextDecoding.tidy(subject).replacing("\n", with: " ").trimmingCharacters(in: .whitespaces)
        return text.isEmpty ? nil : text
    }
}
