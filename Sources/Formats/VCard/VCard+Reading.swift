import Basics

extension VCard {
    init(_ properties: [VCardProperty], _ version: Version, _ charset: Charset?) {
        self.init(version: version)
        for property in properties {
            take(property, VCardText(property: property, version: version, charset: charset))
        }
        for property in properties where property.name == "X-ABLABEL" {
            label(property.group, VCardText(property: property, version: version, charset: charset).whole, properties)
        }
        if formattedName.isEmpty { formattedName = nameInParts }
    }

    private mutating func take(_ property: VCardProperty, _ text: VCardText) {
        switch property.name {
        case "FN": if formattedName.isEmpty { formattedName = text.whole.oneLine }
        case "N": if name.isEmpty { name = Name(text.parts) }
        case "NICKNAME": nicknames += text.list
        case "ORG": if organisation.isEmpty { organisation = text.parts.map { $0.joined(separator: ", ").oneLine } }
        case "TITLE": if title.isEmpty { title = text.whole.oneLine }
        case "ROLE": if role.isEmpty { role = text.whole.oneLine }
        case "TEL": add(Self.number(text.whole), property, to: \.phones)
        case "EMAIL": add(Self.bare(text.whole, "mailto:"), property, to: \.emails)
        case "URL": add(text.whole.oneLine, property, to: \.pages)
        case "ADR": addresses.append(Address(text.parts, property.types))
        case "BDAY": birthday = birthday ?? Birthday(vCard: text.whole)
        case "NOTE": note = [note, text.whole].filter { !$0.isEmpty }.joined(separator: "\n")
        case "CATEGORIES": categories += text.list
        case "UID": identity = text.whole.oneLine
        case "KIND", "X-ADDRESSBOOKSERVER-KIND": isOrganisation = isOrganisation || text.whole.lowercased() == "org"
        case "X-ABSHOWAS": isOrganisation = isOrganisation || text.whole.uppercased() == "COMPANY"
        default: break
        }
    }

    private mutating func add(_ value: String, _ property: VCardProperty, to list: WritableKeyPath<VCard, [Reach]>) {
        guard !value.isEmpty, !self[keyPath: list].contains(where: { $0.value == value }) else { return }
        let types = property.types.subtracting(["pref", "internet", "x400"])
        self[keyPath: list].append(Reach(value, types: types, isPreferred: property.isPreferred))
    }

    /// Apple's and Google's programs name what a value is for in a property of its own, tied to it by its group.
    private mutating func label(_ group: String, _ label: String, _ properties: [VCardProperty]) {
        guard !group.isEmpty, let owner = properties.first(where: { $0.group == group && $0.name == "TEL" }) else {
            return
        }
        let number = Self.number(VCardText(property: owner, version: version, charset: nil).whole)
        guard let place = phones.firstIndex(where: { $0.value == number }) else { return }
        phones[place].types.insert(label.replacing("_$!<", with: "").replacing(">!$_", with: "").lowercased())
    }

    /// RFC 3966: `tel:+7-495-123;ext=12`.
    private static func number(_ text: String) -> String {
        let isURI = text.lowercased().hasPrefix("tel:")
        guard isURI else { return text.oneLine }
        let parts = bare(text, "tel:").split(separator: ";")
        let `extension` = parts.first { $0.lowercased().hasPrefix("ext=") }?.dropFirst(4)
        return ([parts.first.map(String.init) ?? ""] + [`extension`.map { "ext. \($0)" }].compactMap(\.self)).joined(
            separator: " "
        )
    }

    private static func bare(_ text: String, _ scheme: String) -> String {
        (text.lowercased().hasPrefix(scheme) ? String(text.dropFirst(scheme.count)) : text).oneLine
    }

    private var nameInParts: String {
        (name.prefixes + name.given + name.additional + name.family + name.suffixes).joined(separator: " ")
    }
}

extension VCard.Name {
    init(_ parts: [[String]]) {
        func part(_ place: Int) -> [String] { place < parts.count ? parts[place].map(\.oneLine) : [] }
        self.init(
            family: part(0),
            given: part(1),
            additional: part(2),
            prefixes: part(3),
            suffixes: part(4)
        )
    }
}

extension VCard.Address {
    init(_ parts: [[String]], _ types: Set<String>) {
        func part(_ place: Int) -> String { place < parts.count ? parts[place].joined(separator: ", ") : "" }
        self.init()
        (box, extended, street, city) = (part(0), part(1), part(2), part(3))
        (region, code, country) = (part(4), part(5), part(6))
        self.types = types.subtracting(["pref"])
    }
}

extension Birthday {
    /// `1985-04-12`, `19850412`, `--0412`, each with a time behind it perhaps. Nil for what names no day.
    init?(vCard text: String) {
        let day = text.prefix { $0 != "T" && $0 != " " }
        let isYearless = day.hasPrefix("--")
        let digits = day.compactMap(\.wholeNumberValue)
        guard digits.count == (isYearless ? 4 : 8), day.allSatisfy({ $0.isNumber || $0 == "-" }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let start = isYearless ? 0 : 4
        self.init(
            year: isYearless ? nil : number(0..<4),
            month: number(start..<start + 2),
            day: number(start + 2..<start + 4)
        )
    }
}

extension String {
    var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
