/// An attribute of an element. Its name is always ours; its value may come from anywhere.
package struct Attribute {
    enum Value {
        /// Not written at all.
        case absent
        /// The name alone, as in `required`.
        case flag
        case text(String)
        case number(Int)
    }

    /// With the space before it, as in ` class` or ` data-`.
    let name: StaticString
    /// The rest of a name of two parts.
    let suffix: StaticString?
    var value: Value
    let isClass: Bool

    init(_ name: StaticString, suffix: StaticString? = nil, isClass: Bool = false, _ value: Value) {
        self.name = name
        self.suffix = suffix
        self.value = value
        self.isClass = isClass
    }

    /// Leaves the attribute out unless `condition` holds: `.checked.when(chosen)`.
    package func when(_ condition: Bool) -> Attribute {
        guard !condition else { return self }
        var copy = self
        copy.value = .absent
        return copy
    }
}

extension HTMLWriter {
    mutating func write(_ attributes: [Attribute]) {
        var classesWritten = false
        for attribute in attributes {
            if attribute.isClass {
                if !classesWritten { writeClasses(of: attributes) }
                classesWritten = true
            } else {
                write(attribute)
            }
        }
    }

    mutating func write(_ attribute: Attribute) {
        if case .absent = attribute.value { return }
        write(attribute.name)
        if let suffix = attribute.suffix { write(suffix) }
        switch attribute.value {
        case .absent, .flag: return
        case .text(let text):
            write("=\"")
            write(escaping: text)
        case .number(let number):
            write("=\"")
            write(number)
        }
        write("\"")
    }

    mutating func writeClasses(of attributes: [Attribute]) {
        var any = false
        for attribute in attributes where attribute.isClass {
            guard case .text(let text) = attribute.value else { continue }
            write(any ? " " : " class=\"")
            write(escaping: text)
            any = true
        }
        if any { write("\"") }
    }
}
