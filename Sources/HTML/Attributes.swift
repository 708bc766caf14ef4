/// The attributes by their names.
extension Attribute {
    package static func `class`(_ names: String) -> Self { Attribute(" class", isClass: true, .text(names)) }
    package static func id(_ value: String) -> Self { Attribute(" id", .text(value)) }
    package static func href(_ value: String) -> Self { Attribute(" href", .text(value)) }
    package static func src(_ value: String) -> Self { Attribute(" src", .text(value)) }
    package static func srcset(_ value: String) -> Self { Attribute(" srcset", .text(value)) }
    package static func alt(_ value: String) -> Self { Attribute(" alt", .text(value)) }
    package static func name(_ value: String) -> Self { Attribute(" name", .text(value)) }
    package static func value(_ value: String) -> Self { Attribute(" value", .text(value)) }
    package static func type(_ value: String) -> Self { Attribute(" type", .text(value)) }
    package static func action(_ value: String) -> Self { Attribute(" action", .text(value)) }
    package static func method(_ value: String) -> Self { Attribute(" method", .text(value)) }
    package static func `for`(_ value: String) -> Self { Attribute(" for", .text(value)) }
    package static func title(_ value: String) -> Self { Attribute(" title", .text(value)) }
    package static func lang(_ value: String) -> Self { Attribute(" lang", .text(value)) }
    package static func placeholder(_ value: String) -> Self { Attribute(" placeholder", .text(value)) }
    package static func rel(_ value: String) -> Self { Attribute(" rel", .text(value)) }
    package static func target(_ value: String) -> Self { Attribute(" target", .text(value)) }
    package static func role(_ value: String) -> Self { Attribute(" role", .text(value)) }
    package static func content(_ value: String) -> Self { Attribute(" content", .text(value)) }
    package static func charset(_ value: String) -> Self { Attribute(" charset", .text(value)) }
    package static func autocomplete(_ value: String) -> Self { Attribute(" autocomplete", .text(value)) }
    package static func inputmode(_ value: String) -> Self { Attribute(" inputmode", .text(value)) }
    package static func pattern(_ value: String) -> Self { Attribute(" pattern", .text(value)) }
    package static func list(_ value: String) -> Self { Attribute(" list", .text(value)) }
    package static func form(_ value: String) -> Self { Attribute(" form", .text(value)) }
    package static func formaction(_ value: String) -> Self { Attribute(" formaction", .text(value)) }
    package static func formtarget(_ value: String) -> Self { Attribute(" formtarget", .text(value)) }
    package static func datetime(_ value: String) -> Self { Attribute(" datetime", .text(value)) }
    package static func scope(_ value: String) -> Self { Attribute(" scope", .text(value)) }
    package static func headers(_ value: String) -> Self { Attribute(" headers", .text(value)) }
    package static func enctype(_ value: String) -> Self { Attribute(" enctype", .text(value)) }
    package static func accept(_ value: String) -> Self { Attribute(" accept", .text(value)) }
    package static func media(_ value: String) -> Self { Attribute(" media", .text(value)) }
    package static func loading(_ value: String) -> Self { Attribute(" loading", .text(value)) }
    package static func spellcheck(_ value: String) -> Self { Attribute(" spellcheck", .text(value)) }
    package static func enterkeyhint(_ value: String) -> Self { Attribute(" enterkeyhint", .text(value)) }
    package static func dir(_ value: String) -> Self { Attribute(" dir", .text(value)) }
    package static func label(_ value: String) -> Self { Attribute(" label", .text(value)) }

    package static func rows(_ value: Int) -> Self { Attribute(" rows", .number(value)) }
    package static func cols(_ value: Int) -> Self { Attribute(" cols", .number(value)) }
    package static func colspan(_ value: Int) -> Self { Attribute(" colspan", .number(value)) }
    package static func rowspan(_ value: Int) -> Self { Attribute(" rowspan", .number(value)) }
    package static func maxlength(_ value: Int) -> Self { Attribute(" maxlength", .number(value)) }
    package static func minlength(_ value: Int) -> Self { Attribute(" minlength", .number(value)) }
    package static func tabindex(_ value: Int) -> Self { Attribute(" tabindex", .number(value)) }
    package static func width(_ value: Int) -> Self { Attribute(" width", .number(value)) }
    package static func height(_ value: Int) -> Self { Attribute(" height", .number(value)) }
    package static func size(_ value: Int) -> Self { Attribute(" size", .number(value)) }
    package static func span(_ value: Int) -> Self { Attribute(" span", .number(value)) }

    package static func value(_ value: Int) -> Self { Attribute(" value", .number(value)) }
    package static func min(_ value: String) -> Self { Attribute(" min", .text(value)) }
    package static func max(_ value: String) -> Self { Attribute(" max", .text(value)) }
    package static func step(_ value: String) -> Self { Attribute(" step", .text(value)) }

    package static var required: Self { Attribute(" required", .flag) }
    package static var disabled: Self { Attribute(" disabled", .flag) }
    package static var checked: Self { Attribute(" checked", .flag) }
    package static var selected: Self { Attribute(" selected", .flag) }
    package static var readonly: Self { Attribute(" readonly", .flag) }
    package static var multiple: Self { Attribute(" multiple", .flag) }
    package static var autofocus: Self { Attribute(" autofocus", .flag) }
    package static var open: Self { Attribute(" open", .flag) }
    package static var hidden: Self { Attribute(" hidden", .flag) }
    package static var novalidate: Self { Attribute(" novalidate", .flag) }
    package static var reversed: Self { Attribute(" reversed", .flag) }
}

extension Attribute {
    /// `data-…`, for scripts.
    package static func data(_ name: StaticString, _ value: String) -> Self {
        Attribute(" data-", suffix: name, .text(value))
    }

    package static func data(_ name: StaticString) -> Self {
        Attribute(" data-", suffix: name, .flag)
    }

    /// `aria-…`, for those who hear the page.
    package static func aria(_ name: StaticString, _ value: String) -> Self {
        Attribute(" aria-", suffix: name, .text(value))
    }

    package static func custom(name: StaticString, value: String) -> Self {
        Attribute(" ", suffix: name, .text(value))
    }

    /// The address of a page elsewhere, as a person typed it. One that would run a program is left out.
    package static func href(outside address: String) -> Self {
        let trimmed = String(address.drop { $0.isWhitespace })
        let safe = ["https://", "http://", "mailto:", "tel:"].contains { trimmed.lowercased().hasPrefix($0) }
        return Attribute(" href", safe ? .text(trimmed) : .absent)
    }
}
