import Foundation

extension Composition {
    /// Writes the letter to a new file, with its enclosures read in blocks. Blocks: work for a `BlockingPool`.
    package func write(to url: URL) throws {
        let file = try NewFile(url)
        do {
            try write { block in try block.withUnsafeBytes { try file.append($0) } }
            try file.finish()
        } catch {
            file.abandon()
            throw error
        }
    }

    /// The letter in memory.
    package func bytes() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try write { bytes += $0 }
        return bytes
    }

    /// Gives the letter away in runs of bytes, as it travels: lines end with CR LF and are no longer than 998 bytes.
    package func write(_ take: ([UInt8]) throws -> Void) throws {
        try take(Array(try HeadWriter.head(of: self).utf8))
        let body = body
        try body.write(take)
        if !body.endsWithLine { try take([13, 10]) }
    }

    /// The parts in each other: what is enclosed beside what is shown, pictures beside the HTML that shows them.
    private var body: Part {
        let shown = enclosures.filter { $0.contentID != nil && html != nil }
        let apart = enclosures.filter { $0.contentID == nil || html == nil }
        let content = html.map { html in
            Part.multipart("alternative", [.plain(text), .html(html).with("related", shown.map(Part.enclosure))])
        }
        return (content ?? .plain(text)).with("mixed", apart.map(Part.enclosure))
    }
}
