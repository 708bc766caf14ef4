/// The Outlook containers of a letter that were unpacked.
struct Containers {
    private var opened: [[Int]: Container] = [:]

    enum Outcome {
        case opened(Gathered)
        /// There is nothing in it that a person could use.
        case bare
        case broken
    }

    /// Larger ones stay packed.
    private static let largest = 128 * 1024 * 1024

    mutating func open(_ node: MimeNode, at path: [Int]) -> Outcome {
        var bytes: [UInt8] = []
        do {
            try node.content(node.transferEncoding.coding) { block in
                guard bytes.count + block.count <= Self.largest else { throw ReadingFault.tooLarge }
                bytes.append(contentsOf: block)
            }
        } catch {
            return .broken
        }
        guard let container = Container(bytes) else { return .broken }
        guard !container.isEmpty else { return .bare }
        opened[path] = container
        return .opened(container.gathered(at: path))
    }

    func content(at place: PartPlace) -> ArraySlice<UInt8>? {
        guard let item = place.item, let container = opened[place.path] else { return nil }
        return container.items.indices.contains(item - 1) ? container.content(of: container.items[item - 1]) : nil
    }
}

extension MimeNode {
    var isOutlookContainer: Bool {
        ["application/ms-tnef", "application/vnd.ms-tnef"].contains(type.text) || name?.lowercased() == "winmail.dat"
    }
}

extension Container {
    fileprivate func gathered(at path: [Int]) -> Gathered {
        let attachments = items.enumerated().map { number, item in
            Attachment(
                place: PartPlace(path, item: number + 1),
                name: item.name,
                type: item.type,
                size: Int64(item.content.count),
                contentID: item.contentID
            )
        }
        let body = html.map { Gathered(html: $0) } ?? Gathered(plain: text ?? "")
        return Gathered(insteadOfNone: body, carrying: attachments)
    }
}
