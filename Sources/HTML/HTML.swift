import NIOCore

/// Something that can be written as HTML: a text, an element, a component, a page.
/// A component states its `body` out of others; the elements underneath write themselves.
///
///     struct Greeting: HTML {
///         let name: String
///         var body: some HTML { p(.class("greeting")) { "Hello, \(name)" } }
///     }
package protocol HTML {
    associatedtype Body: HTML
    @HTMLBuilder var body: Body { get }
    func write(to page: inout HTMLWriter)
}

extension HTML {
    package func write(to page: inout HTMLWriter) {
        body.write(to: &page)
    }
}

extension HTML {
    /// The written form, ready to be the body of an answer.
    package var bytes: ByteBuffer {
        var page = HTMLWriter()
        write(to: &page)
        return page.buffer
    }

    /// The written form, for tests and letters.
    package var rendered: String {
        String(buffer: bytes)
    }
}

/// The body of what writes itself; nothing ever asks for it.
extension Never: HTML {
    package typealias Body = Never
    package var body: Never { return fatalError("nothing has no body") }
    package func write(to page: inout HTMLWriter) {}
}

/// HTML that writes itself, with no body of others.
package protocol WrittenHTML: HTML where Body == Never {}

extension WrittenHTML {
    package var body: Never { return fatalError("\(Self.self) writes itself and has no body") }
}

/// Nothing.
package struct Empty: WrittenHTML {
    package init() {}

    package func write(to page: inout HTMLWriter) {}
}
