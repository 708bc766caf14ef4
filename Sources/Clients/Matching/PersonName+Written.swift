import Basics

extension PersonName {
    private static let patronymicEndings = ["вич", "вна", "ична", "инична", "оглы", "кызы"]

    /// Reads a name that was written in one field. The patronymic tells which way round a Russian name is
    /// («Иванов Пётр Сергеевич», «Пётр Сергеевич Иванов», «Пётр Сергеевич»); without one the given name comes first.
    package init(written text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        switch (words.count, words.count < 2 ? nil : words.firstIndex(where: Self.isPatronymic)) {
        case (0, _): self.init()
        case (1, _): self.init(given: words[0])
        case (2, 1): self.init(given: words[0], patronymic: words[1])
        case (3, 1): self.init(family: words[2], given: words[0], patronymic: words[1])
        case (3, 2): self.init(family: words[0], given: words[1], patronymic: words[2])
        default: self.init(family: words.dropFirst().joined(separator: " "), given: words[0])
        }
    }

    private static func isPatronymic(_ word: String) -> Bool {
        let lower = word.lowercased()
        return lower.count > 4 && patronymicEndings.contains(where: lower.hasSuffix)
    }
}
