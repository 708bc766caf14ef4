/// Makes one piece of HTML of what stands in braces.
@resultBuilder
package enum HTMLBuilder {
    package static func buildExpression<Content: HTML>(_ content: Content) -> Content { content }

    package static func buildBlock() -> Empty { Empty() }

    package static func buildPartialBlock<Content: HTML>(first: Content) -> Content { first }

    package static func buildPartialBlock<First: HTML, Next: HTML>(
        accumulated: First,
        next: Next
    ) -> Both<First, Next> {
        Both(first: accumulated, next: next)
    }

    package static func buildOptional<Content: HTML>(_ content: Content?) -> Content? { content }

    package static func buildEither<First: HTML, Second: HTML>(first: First) -> Either<First, Second> { .first(first) }

    package static func buildEither<First: HTML, Second: HTML>(second: Second) -> Either<First, Second> {
        .second(second)
    }

    package static func buildArray<Content: HTML>(_ items: [Content]) -> [Content] { items }
}

/// One piece after another.
package struct Both<First: HTML, Next: HTML>: WrittenHTML {
    let first: First
    let next: Next

    init(first: First, next: Next) {
        self.first = first
        self.next = next
    }

    package func write(to page: inout HTMLWriter) {
        first.write(to: &page)
        next.write(to: &page)
    }
}

/// One piece or another.
package enum Either<First: HTML, Second: HTML>: WrittenHTML {
    case first(First)
    case second(Second)

    package func write(to page: inout HTMLWriter) {
        switch self {
        case .first(let first): first.write(to: &page)
        case .second(let second): second.write(to: &page)
        }
    }
}

extension Optional: HTML where Wrapped: HTML {
    package typealias Body = Never
    package var body: Never { fatalError("an optional piece writes itself and has no body") }

    package func write(to page: inout HTMLWriter) {
        if let self { self.write(to: &page) }
    }
}

extension Array: HTML where Element: HTML {
    package typealias Body = Never
    package var body: Never { fatalError("an array writes itself and has no body") }

    package func write(to page: inout HTMLWriter) {
        for item in self { item.write(to: &page) }
    }
}

/// A piece for each thing, made only while it is written: for long lists.
package struct ForEach<Things: Sequence, Content: HTML>: WrittenHTML {
    let things: Things
    let content: (Things.Element) -> Content

    package init(_ things: Things, @HTMLBuilder content: @escaping (Things.Element) -> Content) {
        self.things = things
        self.content = content
    }

    package func write(to page: inout HTMLWriter) {
        for thing in things { content(thing).write(to: &page) }
    }
}
