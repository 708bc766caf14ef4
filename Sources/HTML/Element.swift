/// An element with content: `div(.class("card")) { … }`. The names of all elements are in `Elements.swift`.
package struct Element<Content: HTML>: WrittenHTML {
    let name: StaticString
    var attributes: [Attribute]
    let content: Content

    package init(_ name: StaticString, _ attributes: [Attribute], _ content: Content) {
        self.name = name
        self.attributes = attributes
        self.content = content
    }

    /// The same with more attributes; classes add up.
    package func attributes(_ more: Attribute..., when condition: Bool = true) -> Self {
        guard condition else { return self }
        var copy = self
        copy.attributes += more
        return copy
    }

    package func write(to page: inout HTMLWriter) {
        page.write("<")
        page.write(name)
        page.write(attributes)
        page.write(">")
        content.write(to: &page)
        page.write("</")
        page.write(name)
        page.write(">")
    }
}

/// An element that has no content: `input(.name("subject"))`.
package struct VoidElement: WrittenHTML {
    let name: StaticString
    var attributes: [Attribute]

    package init(_ name: StaticString, _ attributes: [Attribute]) {
        self.name = name
        self.attributes = attributes
    }

    /// The same with more attributes; classes add up.
    package func attributes(_ more: Attribute..., when condition: Bool = true) -> Self {
        guard condition else { return self }
        var copy = self
        copy.attributes += more
        return copy
    }

    package func write(to page: inout HTMLWriter) {
        page.write("<")
        page.write(name)
        page.write(attributes)
        page.write(">")
    }
}
