import Foundation

/// A letter that is open for reading. It holds its file open and belongs to the thread that opened it; opening and reading
/// block, so they are work for a `BlockingPool`.
package final class OpenLetter {
    package let letter: Letter
    private let tree: MimeTree
    private let containers: Containers

    /// - Throws: `ReadingFault` when there is no letter at all; whatever can be read of a broken one is read.
    package init(_ raw: RawLetter) throws(ReadingFault) {
        let (tree, opening) = try Self.open(raw)
        var assembly = Assembly(tree)
        self.tree = tree
        letter = assembly.letter(hasHead: opening.hasHead)
        containers = assembly.containers
    }

    /// Reads a letter and closes it.
    package static func read(_ raw: RawLetter) throws(ReadingFault) -> Letter {
        try OpenLetter(raw).letter
    }

    private static func open(_ raw: RawLetter) throws(ReadingFault) -> (MimeTree, Opening) {
        switch raw {
        case .bytes(let bytes):
            guard !bytes.isEmpty else { throw .empty }
            let opening = Opening(bytes[...].prefix(Opening.length))
            return (try MimeTree(opening.prepared(bytes), charset: opening.charset), opening)
        case .file(let url):
            let file = try LetterFile(url)
            let start = try file.beginning(Opening.length)
            guard !start.isEmpty else { throw .empty }
            let opening = Opening(start[...])
            guard opening.hasHead, !opening.isBroken else {
                return try open(.bytes(file.beginning(LetterFile.mostMended)))
            }
            return (try MimeTree(reading: file.handedOver(), from: opening.start, charset: opening.charset), opening)
        }
    }
}

extension OpenLetter {
    /// Gives an attachment's content away, decoded, block by block.
    package func read(_ place: PartPlace, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        if place.item != nil {
            guard let content = containers.content(at: place) else { throw ReadingFault.noSuchPart(place) }
            try content.withUnsafeBytes(take)
            return
        }
        guard let node = tree.node(at: place.path) else { throw ReadingFault.noSuchPart(place) }
        switch node.kind {
        case .leaf: try node.content(node.transferEncoding.coding, to: take)
        case .message: try node.innerMessage(to: take)
        case .multipart: throw ReadingFault.noSuchPart(place)
        }
    }

    /// An attachment's content, if it is not larger than the limit.
    package func bytes(_ place: PartPlace, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try read(place) { block in
            guard bytes.count + block.count <= limit else { throw ReadingFault.tooLarge }
            bytes.append(contentsOf: block)
        }
        return bytes
    }

    /// The first bytes of an attachment.
    package func beginning(_ place: PartPlace, _ count: Int) throws -> [UInt8] {
        struct Enough: Error {}
        var bytes: [UInt8] = []
        do {
            try read(place) { block in
                bytes.append(contentsOf: block.prefix(count - bytes.count))
                if bytes.count == count { throw Enough() }
            }
        } catch is Enough {}
        return bytes
    }

    /// Writes an attachment to a new file; nothing is left of it when that fails.
    package func write(_ place: PartPlace, to url: URL) throws {
        let file = try NewFile(url)
        do {
            try read(place) { try file.append($0) }
            try file.finish()
        } catch {
            file.abandon()
            throw error
        }
    }
}
