import Basics

/// What the columns of a table are, by what they are called and by what stands in them.
package enum ColumnGuess {
    /// - Parameter rows: the first ones of the table.
    /// - Returns: one meaning for each column; nil where nothing speaks for any.
    package static func meanings(of columns: [String], rows: [[String]]) -> [ColumnMeaning?] {
        let named = columns.map(ColumnWords.meaning)
        var meanings = columns.indices.map { column -> ColumnMeaning? in
            let cells = rows.compactMap { column < $0.count ? $0[column].trimmed : nil }.filter { !$0.isEmpty }
            return confirmed(named[column], cells) ?? content(of: cells)
        }
        settleNames(&meanings, named)
        return meanings
    }

    /// What a column is called, unless nothing in it can be that.
    private static func confirmed(_ meaning: ColumnMeaning?, _ cells: [String]) -> ColumnMeaning? {
        guard let meaning, !cells.isEmpty else { return meaning }
        switch meaning {
        case .email: return share(cells) { $0.contains("@") } > 0.2 ? meaning : nil
        case .phone: return share(cells) { $0.count { $0.isNumber } >= 5 } > 0.2 ? meaning : nil
        case .fullName where share(cells, hasLegalForm) > 0.3: return .organisation
        default: return meaning
        }
    }

    private static func content(of cells: [String]) -> ColumnMeaning? {
        guard !cells.isEmpty else { return nil }
        if share(cells, { $0.contains("@") && EmailAddress($0) != nil }) > 0.8 { return .email }
        if share(cells, isRussianTaxNumber) > 0.9 { return .taxNumber }
        if share(cells, isPhone) > 0.8 { return .phone }
        if share(cells, hasLegalForm) > 0.3 { return .organisation }
        let patronymics = share(cells) { $0.split(separator: " ").contains { isPatronymic($0) } }
        if patronymics > 0.3 { return share(cells) { $0.contains(" ") } > 0.5 ? .fullName : .patronymic }
        if share(cells, isFamilyName) > 0.5 { return .family }
        return nil
    }

    /// A column called «Имя» or `name` is a whole name where there is none for the family name; and of two columns of whole names
    /// the one that has companies in it was found before.
    private static func settleNames(_ meanings: inout [ColumnMeaning?], _ named: [ColumnMeaning?]) {
        if !meanings.contains(.family), let given = meanings.firstIndex(of: .given), !meanings.contains(.fullName) {
            meanings[given] = .fullName
        }
        let single: [ColumnMeaning] = [
            .organisation, .fullName, .family, .given, .patronymic, .taxNumber, .outsideNumber,
        ]
        for meaning in single {
            let places = meanings.indices.filter { meanings[$0] == meaning }
            guard places.count > 1 else { continue }
            let kept = places.first { named[$0] == meaning } ?? places[0]
            for place in places where place != kept { meanings[place] = nil }
        }
    }

    private static func share(_ cells: [String], _ test: (String) -> Bool) -> Double {
        Double(cells.count(where: test)) / Double(max(cells.count, 1))
    }

    private static func isRussianTaxNumber(_ text: String) -> Bool {
        text.allSatisfy(\.isNumber) && TaxNumber(text) != nil
    }

    private static func isPhone(_ text: String) -> Bool {
        text.count { $0.isNumber } >= 7 && !text.contains { $0.isLetter } && PhoneNumber(text) != nil
    }

    private static let legalForms: Set = [
        "ооо", "оао", "пао", "зао", "ао", "ип", "нко", "фгуп", "муп", "гбу", "тоо", "llc", "ltd", "inc", "gmbh", "corp",
        "plc", "bv", "sa", "ag", "ltda", "limited",
    ]

    private static func hasLegalForm(_ text: String) -> Bool {
        text.lowercased().split { !($0.isLetter || $0.isNumber) }.contains { legalForms.contains(String($0)) }
    }

    private static func isPatronymic(_ word: Substring) -> Bool {
        word.count > 5 && ["вич", "вна", "ична", "оглы", "кызы"].contains { word.lowercased().hasSuffix($0) }
    }

    private static func isFamilyName(_ text: String) -> Bool {
        guard text.count > 3, text.allSatisfy({ $0.isLetter || $0 == "-" }) else { return false }
        let endings = ["ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "енко", "чук"]
        return endings.contains { text.lowercased().hasSuffix($0) }
    }
}
