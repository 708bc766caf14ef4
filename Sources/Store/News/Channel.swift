/// A name under which processes wake one another up; carries no data.
package struct Channel: Hashable, Sendable {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }
}
