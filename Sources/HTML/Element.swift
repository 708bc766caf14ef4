/// An element with content: `div(.class("card")) { … }`. The names of all elements are in `Elements.swift`.
package struct Element: WrittenHTML {
    let name: StaticString
    var attributes: [Attribute]
    let content: Markup

    package init(_ name: StaticString, _ attributes: [Attribute], _ content: some HTML) {
        self.init(name, attributes, Markup(content))
    }

    package init(_ name: StaticString, _ attributes: [Attribute], _ content: Markup) {
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
        page.open(name, attributes)
        content.write(to: &page)
        page.close(name)
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
        page.open(name, attributes)
    }
}

extension HTMLWriter {
    fileprivate mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        write("<")
        write(name)
        write(attributes)
        write(">")
    }

    fileprivate mutating func close(_ name: StaticString) {
        write("</")
        write(name)
        write(">")
    }
}
