import Basics
import HTML

/// A whole page: what it shows is in its properties, how it looks in an extension (`CasePage+View.swift`).
package protocol Page {
    associatedtype Content: HTML
    /// Which entry of the bar is lit.
    var place: Place { get }
    var layout: Layout { get }
    /// What is written anew when it changes while the page is open.
    var topics: [Topic] { get }
    /// Where Esc leads; nil when there is no way back.
    var back: String? { get }
    /// For the browser's title; the heading of the page is its content's own.
    func title(for reader: Reader) -> String
    @HTMLBuilder func content(for reader: Reader) -> Content
}

extension Page {
    package var place: Place { .none }
    package var layout: Layout { .column }
    package var topics: [Topic] { [] }
    package var back: String? { nil }
}

/// How a page takes its room.
package enum Layout: String, Sendable {
    /// One column, as wide as text is read well.
    case column
    /// The whole width.
    case wide
    /// The desk's three panes, each with its own scroll (`Panes`).
    case desk
    /// Without the bar: signing in, errors.
    case bare
    /// For the client: one column, the company's name instead of ours.
    case portal
}
