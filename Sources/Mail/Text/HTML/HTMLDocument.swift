import CGumbo

/// An HTML page as a browser understands it, told element by element. Whatever is written in it, telling it takes neither more
/// memory nor more depth than is allowed here.
struct HTMLDocument {
    private let html: String

    struct Element {
        /// Lower-case name; empty for an element that HTML does not know.
        let tag: String
        /// SVG and MathML.
        let isForeign: Bool
        let attributes: [(name: String, value: String)]

        /// The first attribute of this name.
        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    enum Event {
        case open(Element)
        case text(String)
        case close(tag: String, isForeign: Bool)
    }

    /// The tree takes more memory than any letter needs.
    struct TooLarge: Error {}

    /// Longer pages are no letters.
    private static let longest = 4 * 1024 * 1024
    private static let budget = 192 * 1024 * 1024

    init(_ html: String) {
        self.html = html
    }

    /// Tells what stands in the page's body, in its order.
    func tell(_ listener: (Event) -> Void) throws(TooLarge) {
        guard html.utf8.count <= Self.longest else { throw TooLarge() }
        var shallow = ShallowHTML.limited(html)
        let outcome = withoutActuallyEscaping(listener) { listener in
            let ear = Ear(listener)
            return shallow.withUTF8 { bytes in ear.listen(to: bytes) }
        }
        guard outcome == html_walked else { throw TooLarge() }
    }

    /// Passes what the C side tells on to a closure.
    private final class Ear {
        let listener: (Event) -> Void

        init(_ listener: @escaping (Event) -> Void) {
            self.listener = listener
        }

        func listen(to bytes: UnsafeBufferPointer<UInt8>) -> html_outcome {
            var visitor = html_visitor()
            visitor.context = Unmanaged.passUnretained(self).toOpaque()
            visitor.open = { context, tag, isForeign, attributes, count in
                let all = (0..<count).compactMap { attributes?[$0] }
                    .map { (Ear.text($0.name).lowercased(), Ear.text($0.value)) }
                Ear.of(context)?.listener(.open(Element(tag: Ear.text(tag), isForeign: isForeign, attributes: all)))
            }
            visitor.text = { context, text in Ear.of(context)?.listener(.text(Ear.text(text))) }
            visitor.close = { context, tag, isForeign in
                Ear.of(context)?.listener(.close(tag: Ear.text(tag), isForeign: isForeign))
            }
            return bytes.withMemoryRebound(to: CChar.self) {
                html_walk($0.baseAddress, $0.count, HTMLDocument.budget, &visitor)
            }
        }

        private static func of(_ context: UnsafeMutableRawPointer?) -> Ear? {
            context.map { Unmanaged<Ear>.fromOpaque($0).takeUnretainedValue() }
        }

        private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
            pointer.map { String(cString: $0) } ?? ""
        }
    }
}
