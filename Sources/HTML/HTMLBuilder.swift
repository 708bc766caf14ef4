/// Writes what stands in braces, piece after piece, as soon as it is said.
///
/// Pieces could as well be kept as values of nested generic types and written at the end; a page of five hundred elements
/// then spends most of its time on finding out at run time how to copy and destroy them.
@resultBuilder
package enum HTMLBuilder {
    package static func buildBlock() -> Markup { Markup() }

    package static func buildPartialBlock(first: some HTML) -> Markup { Markup(first) }

    package static func buildPartialBlock(accumulated: consuming Markup, next: some HTML) -> Markup {
        accumulated.append(next)
        return accumulated
    }

    package static func buildOptional(_ content: Markup?) -> Markup { content ?? Markup() }

    package static func buildEither(first: Markup) -> Markup { first }

    package static func buildEither(second: Markup) -> Markup { second }

    package static func buildArray(_ items: [Markup]) -> Markup {
        var all = Markup()
        for item in items { all.append(item) }
        return all
    }
}

/// HTML that is written already.
package struct Markup: WrittenHTML {
    private var writer = HTMLWriter()

    package init() {}

    init(_ content: some HTML) {
        // Most elements are a few words; what is longer grows.
        writer.reserve(256)
        append(content)
    }

    mutating func append(_ content: some HTML) {
        content.write(to: &writer)
    }

    package func write(to page: inout HTMLWriter) {
        page.write(writer)
    }
}

extension Optional: HTML where Wrapped: HTML {
    package typealias Body = Never
    package var body: Never { return fatalError("an optional piece writes itself and has no body") }

    package func write(to page: inout HTMLWriter) {
        if let self { self.write(to: &page) }
    }
}

extension Array: HTML where Element: HTML {
    package typealias Body = Never
    package var body: Never { return fatalError("an array writes itself and has no body") }

    package func write(to page: inout HTMLWriter) {
        for item in self { item.write(to: &page) }
    }
}

/// A piece for each thing, made only while it is written: for long lists.
package struct ForEach<Things: Sequence>: WrittenHTML {
    let things: Things
    let content: (Things.Element) -> Markup

    package init(_ things: Things, @HTMLBuilder content: @escaping (Things.Element) -> Markup) {
        self.things = things
        self.content = content
    }

    package func write(to page: inout HTMLWriter) {
        for thing in things { content(thing).write(to: &page) }
    }
}
