import CMime

/// A head or a part of a letter's tree.
struct MimeNode {
    private let node: OpaquePointer
    /// Keeps the tree there for as long as anybody holds a part of it.
    let tree: MimeTree
    let kind: Kind
    let type: MediaType

    init(_ node: OpaquePointer, of tree: MimeTree) {
        self.node = node
        self.tree = tree
        kind = Kind(of: node)
        type = Self.type(of: node, kind)
    }

    enum Kind {
        case leaf
        case multipart
        case message

        fileprivate init(of node: OpaquePointer) {
            switch mime_node_kind(node) {
            case mime_multipart: self = .multipart
            case mime_message: self = .message
            default: self = .leaf
            }
        }
    }

    var children: [MimeNode] {
        (0..<mime_child_count(node)).compactMap { place in mime_child(node, place).map { MimeNode($0, of: tree) } }
    }

    /// What a multipart says before its first part, or instead of any.
    var prologue: String { kind == .multipart ? Self.text(mime_prologue(node)) ?? "" : "" }

    /// Whether a multipart in it ends without having said so.
    var isCutShort: Bool {
        kind == .multipart
            && (!mime_is_closed(node) && mime_child_count(node) > 0 || children.contains(where: \.isCutShort))
    }

    /// The head of the letter inside this part.
    var innerHead: MimeNode? { mime_inner_head(node).map { MimeNode($0, of: tree) } }

    /// Its fields, decoded.
    var fields: [HeaderField] {
        places.map { HeaderField(name(at: $0), mime_header_raw(node, $0).map(tree.decoded) ?? "") }
    }

    /// The first field of this name as it was written; for fields that are plain ASCII.
    func raw(_ name: String) -> String? {
        Self.raw(name, in: node)
    }

    /// Everybody in all fields of this name.
    func correspondents(_ name: String) -> [Correspondent] {
        let name = name.lowercased()
        return places.filter { self.name(at: $0).lowercased() == name }
            .compactMap { mime_header_raw(node, $0).map(tree.correspondents) }.flatMap(\.self)
    }

    private var places: Range<Int> { 0..<mime_header_count(node) }
    private func name(at place: Int) -> String { Self.text(mime_header_name(node, place)) ?? "" }

    func parameter(_ name: String) -> String? { Self.text(mime_type_parameter(node, name)) }

    var disposition: String? { Self.text(mime_disposition(node))?.lowercased() }

    func dispositionParameter(_ name: String) -> String? { Self.text(mime_disposition_parameter(node, name)) }

    private static func raw(_ name: String, in node: OpaquePointer) -> String? {
        let name = name.lowercased()
        return (0..<mime_header_count(node)).first { text(mime_header_name(node, $0))?.lowercased() == name }
            .flatMap { text(mime_header_raw(node, $0)) }
    }

    /// What can't be read as a type is text (RFC 2045, 5.2).
    private static func type(of node: OpaquePointer, _ kind: Kind) -> MediaType {
        if kind == .leaf, let raw = raw("Content-Type", in: node), MediaType(raw) == nil { return .plainText }
        guard let type = text(mime_media_type(node)), let subtype = text(mime_media_subtype(node)) else {
            return .plainText
        }
        return MediaType(type, subtype)
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}

extension MimeNode {
    /// Gives a leaf's decoded content away, block by block.
    func content(_ coding: mime_coding, to take: (UnsafeRawBufferPointer) throws -> Void) throws {
        try Drain.run(take) { mime_write_content(node, coding, $0, $1) }
    }

    /// Gives the letter inside this part away as it came.
    func innerMessage(to take: (UnsafeRawBufferPointer) throws -> Void) throws {
        try Drain.run(take) { mime_write_inner_message(node, $0, $1) }
    }
}
