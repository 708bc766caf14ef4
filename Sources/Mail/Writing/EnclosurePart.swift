import Foundation

/// A file on its way.
struct EnclosurePart {
    private let enclosure: Enclosure

    init(_ enclosure: Enclosure) {
        self.enclosure = enclosure
    }

    func write(_ take: ([UInt8]) throws -> Void) throws {
        try take(Array(head.utf8))
        switch enclosure.content {
        case .bytes(let bytes): try take(Base64Lines.encoded(bytes))
        case .file(let url): try writeFile(url, take)
        }
    }

    private var head: String {
        var head = "Content-Type: \(enclosure.travellingType.text)"
        head += ParameterWriter.parameter("name", enclosure.name) + "\r\n"
        head += "Content-Disposition: \(enclosure.contentID == nil ? "attachment" : "inline")"
        head += ParameterWriter.parameter("filename", enclosure.name) + "\r\n"
        if let id = enclosure.contentID { head += "Content-ID: <\(HeadWriter.oneLine(id.text))>\r\n" }
        return head + "Content-Transfer-Encoding: base64\r\n\r\n"
    }

    private func writeFile(_ url: URL, _ take: ([UInt8]) throws -> Void) throws {
        let file: FileHandle
        do { file = try FileHandle(forReadingFrom: url) } catch { throw WritingFault.unreadable(enclosure.name, errno) }
        defer { try? file.close() }
        var isFirst = true
        while true {
            let block: Data?
            do { block = try file.read(upToCount: Base64Lines.block) } catch {
                throw WritingFault.unreadable(enclosure.name, errno)
            }
            guard let block, !block.isEmpty else { return }
            if !isFirst { try take([13, 10]) }
            try take(Base64Lines.encoded(block))
            isFirst = false
        }
    }
}
