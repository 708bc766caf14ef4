/// Names one text in every language's table (`Pages/Translations`); code never holds the text itself.
package struct TextKey: Hashable, Sendable, ExpressibleByStringLiteral {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }

    package init(stringLiteral name: String) {
        self.name = name
    }
}
