import HTML
import People

/// Something of a face's own in the bar of every page, such as whether one answers calls. The shell knows no more of it.
package struct BarPart: Sendable {
    let find: @Sendable (Member) async -> BarPiece?

    /// - Parameter find: asked before each page, so it has to know without looking far; nil for whom it is not.
    package init(_ find: @escaping @Sendable (Member) async -> BarPiece?) {
        self.find = find
    }
}

/// What such a part shows on one page.
package struct BarPiece: Sendable {
    /// As long as it is the same the piece looks the same, so that pages may be kept as they were written.
    let mark: String
    let content: @Sendable (Reader) -> Markup

    package init(mark: String, @HTMLBuilder content: @escaping @Sendable (Reader) -> Markup) {
        self.mark = mark
        self.content = content
    }
}
