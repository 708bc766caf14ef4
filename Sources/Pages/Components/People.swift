import Basics
import HTML

/// A person in a line: two letters and the name.
package struct PersonChip: HTML {
    let name: PersonName
    let detail: String?
    let href: String?

    package init(_ name: PersonName, detail: String? = nil, href: String? = nil) {
        self.name = name
        self.detail = detail
        self.href = href
    }

    package var body: some HTML {
        span(.class("person")) {
            Initials(name)
            if let href {
                a(.href(href)) { name.short }
            } else {
                span { name.short }
            }
            if let detail { span(.class("muted")) { detail } }
        }
    }
}

/// The round picture of two letters; its hue comes from the name, so that a person keeps it.
package struct Initials: HTML {
    let name: PersonName

    package init(_ name: PersonName) {
        self.name = name
    }

    package var body: some HTML {
        span(.class("initials"), .class("hue-\(hue)"), .aria("hidden", "true")) { name.initials }
    }

    private var hue: Int {
        name.full.unicodeScalars.reduce(0) { ($0 &* 31 &+ Int($1.value)) & 0xFFFF } % 8 + 1
    }
}
