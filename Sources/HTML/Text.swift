extension String: HTML {
    package typealias Body = Never
    package var body: Never { return fatalError("a text writes itself and has no body") }

    package func write(to page: inout HTMLWriter) {
        page.write(escaping: self)
    }
}

/// Text that is HTML already. It is written as it stands, so nothing that a person typed may come here.
package struct HTMLRaw: WrittenHTML {
    enum Source {
        case program(StaticString)
        case trusted(String)
    }

    let source: Source

    package init(_ text: StaticString) {
        source = .program(text)
    }

    /// - Parameter text: made by this program out of parts that were escaped before.
    package init(trusted text: String) {
        source = .trusted(text)
    }

    package func write(to page: inout HTMLWriter) {
        switch source {
        case .program(let text): page.write(text)
        case .trusted(let text): page.write(trusted: text)
        }
    }
}
