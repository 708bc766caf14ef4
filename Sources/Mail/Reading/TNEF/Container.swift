import Formats
import Foundation

/// An Outlook container (TNEF, `winmail.dat`) taken apart. Contents stay where they are in its bytes.
///
/// Read here rather than through libytnef: that one gives up at a wrong checksum and at 50 MB, copies every attachment, and
/// complains on standard output.
struct Container {
    private(set) var items: [Item] = []
    private(set) var text: String?
    private(set) var html: String?
    private let bytes: ArraySlice<UInt8>
    private var codepage = 1252

    struct Item {
        var name: String?
        var type = MediaType.unknown
        var contentID: ContentID?
        var content: Range<Int>
    }

    private static let signature: UInt32 = 0x223E_9F78
    /// Letters in letters in letters; deeper ones stay packed.
    private static let deepest = 8

    init?(_ bytes: [UInt8]) {
        self.init(bytes[...], depth: 0)
    }

    private init?(_ bytes: ArraySlice<UInt8>, depth: Int) {
        self.bytes = bytes
        var reader = ByteReader(bytes)
        guard (try? reader.number(UInt32.self)) == Self.signature, (try? reader.take(2)) != nil else { return nil }
        // What comes before a break is kept.
        while let attribute = try? Attribute(&reader) { take(attribute, depth: depth) }
    }

    var isEmpty: Bool { items.isEmpty && text == nil && html == nil }

    func content(of item: Item) -> ArraySlice<UInt8> { bytes[item.content] }

    private mutating func take(_ attribute: Attribute, depth: Int) {
        switch attribute.id {
        case Attribute.codepage:
            var reader = ByteReader(attribute.data)
            codepage = (try? reader.number(UInt32.self)).map(Int.init) ?? codepage
        case Attribute.body: text = text ?? string(attribute.data)
        case Attribute.properties: takeBody(MAPIProperties(attribute.data))
        case Attribute.rendering: items.append(Item(content: bytes.startIndex..<bytes.startIndex))
        case Attribute.content: change { $0.content = attribute.data.startIndex..<attribute.data.endIndex }
        case Attribute.title:
            let title = string(attribute.data)
            change { $0.name = $0.name ?? title }
        case Attribute.attachment: takeAttachment(MAPIProperties(attribute.data), depth: depth)
        default: break
        }
    }

    private mutating func change(_ change: (inout Item) -> Void) {
        guard !items.isEmpty else { return }
        change(&items[items.count - 1])
    }

    private mutating func takeBody(_ properties: MAPIProperties) {
        if let plain = properties.string(MAPIProperties.body, codepage: codepage), !plain.isBlank {
            text = text ?? plain
        }
        guard let page = properties.run(MAPIProperties.html) else { return }
        let label = properties.number(MAPIProperties.htmlCodepage).map { Charset.label(codepage: Int($0)) }
        html = TextDecoding(page, label: label ?? HTMLCharset.label(in: page)).text
    }

    private mutating func takeAttachment(_ properties: MAPIProperties, depth: Int) {
        let name =
            properties.string(MAPIProperties.longFileName, codepage: codepage)
            ?? properties.string(MAPIProperties.displayName, codepage: codepage)
        let type = properties.string(MAPIProperties.mediaType, codepage: codepage).flatMap { MediaType($0) }
        let contentID = properties.string(MAPIProperties.contentID, codepage: codepage).flatMap { ContentID($0) }
        change { item in
            if let name, !name.isBlank { item.name = name }
            item.type = type ?? item.type
            item.contentID = contentID
        }
        // An embedded letter lies behind the 16 bytes that name its interface.
        guard let object = properties.run(MAPIProperties.content)?.dropFirst(16), !object.isEmpty else { return }
        change { $0.content = object.startIndex..<object.endIndex }
        guard depth < Self.deepest, let inner = Container(object, depth: depth + 1) else { return }
        change { $0.type = MediaType("application", "ms-tnef") }
        items += inner.items
    }

    private func string(_ data: ArraySlice<UInt8>) -> String? {
        let text = TextDecoding(data.prefix { $0 != 0 }, label: Charset.label(codepage: codepage)).text
        return text.isBlank ? nil : text
    }
}
