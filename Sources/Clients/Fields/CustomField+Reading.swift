import Basics

extension CustomField {
    /// What somebody wrote, in the one way of the field's kind.
    /// - Returns: nil when nothing is written.
    /// - Throws: `InvalidField` named after the field, when it can't be read as its kind.
    package func read(_ text: String) throws(InvalidField) -> FieldValue? {
        let line = try Wording.line(text, of: formName, atMost: Self.longestText, mayBeEmpty: true)
        guard !line.isEmpty else { return nil }
        guard let value = plain(line) else {
            let details = ["found": line, "field": name, "choices": choices.joined(separator: ", ")]
            throw InvalidField(formName, TextKey("refusal.client-field.\(kind.rawValue)"), details)
        }
        return FieldValue(field: id, value: value)
    }

    /// The name of its field in forms.
    package var formName: String { "field-\(id)" }

    private func plain(_ line: String) -> String? {
        switch kind {
        case .text: line
        case .number: Self.number(line)
        case .date: Self.date(line)
        case .choice: choices.first { $0.lowercased() == line.lowercased() }
        case .yesNo: Self.yesNo(line)
        }
    }

    /// `1 234,50` and `1,234.5` and `-7`: of comma and point the last one is the decimal one, unless it stands several times.
    private static func number(_ text: String) -> String? {
        var digits = text.filter { !$0.isWhitespace && $0 != "'" }
        let isNegative = digits.hasPrefix("-") || digits.hasPrefix("−")
        if isNegative || digits.hasPrefix("+") { digits.removeFirst() }
        guard let mark = digits.last(where: { ",.".contains($0) }) else { return whole(digits, isNegative) }
        let parts = digits.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return whole(digits.filter { $0 != mark }, isNegative) }
        let integral = parts[0].filter { !",.".contains($0) }
        let fraction = String(parts[1].reversed().drop { $0 == "0" }.reversed())
        guard fraction.count <= 6, fraction.allSatisfy(isDigit) else { return nil }
        guard let start = whole(integral.isEmpty ? "0" : integral, isNegative) else { return nil }
        return fraction.isEmpty ? start : (start == "0" && isNegative ? "-0" : start) + "." + fraction
    }

    private static func whole(_ digits: String, _ isNegative: Bool) -> String? {
        guard !digits.isEmpty, digits.count <= 15, digits.allSatisfy(isDigit) else { return nil }
        let plain = String(digits.drop { $0 == "0" })
        return plain.isEmpty ? "0" : (isNegative ? "-" : "") + plain
    }

    private static func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }

    /// `2026-11-18`, `20261118`, `18.11.2026`, `18/11/2026`.
    static func date(_ text: String) -> String? {
        if text.count == 8, text.allSatisfy(isDigit) {
            return day(text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2))
        }
        let parts = text.split { ".-/".contains($0) }
        guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
        return parts[0].count == 4 ? day(parts[0], parts[1], parts[2]) : day(parts[2], parts[1], parts[0])
    }

    private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> String? {
        guard year.count == 4, let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
        return Birthday(year: year, month: month, day: day)?.description
    }

    private static func yesNo(_ text: String) -> String? {
        switch text.lowercased() {
        case "yes", "y", "true", "1", "да", "+", "есть": "yes"
        case "no", "n", "false", "0", "нет", "-", "−": "no"
        default: nil
        }
    }
}

extension FieldValue {
    /// The value as a text that sorts as the values do, so that ranges can be found by index.
    func sort(as kind: CustomField.Kind) -> String {
        kind == .number ? Self.sortedNumber(value) : String(Tag.key(of: value).prefix(200))
    }

    /// Fifteen digits before the point; negative ones complemented, so that the smaller comes first.
    private static func sortedNumber(_ value: String) -> String {
        let isNegative = value.hasPrefix("-")
        let parts = value.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        let integral = String(repeating: "0", count: max(0, 15 - parts[0].count)) + parts[0]
        let fraction = parts.count > 1 ? parts[1] + String(repeating: "0", count: max(0, 6 - parts[1].count)) : "000000"
        let digits = integral + fraction
        guard isNegative else { return "1" + digits }
        return "0" + digits.map { String(9 - ($0.wholeNumberValue ?? 0)) }.joined()
    }
}
