/// A human name in its three parts; any of them may be unknown, but not all.
package struct PersonName: Hashable, Codable, Sendable {
    package let family: String
    package let given: String
    package let patronymic: String

    package init(family: String = "", given: String = "", patronymic: String = "") {
        self.family = family
        self.given = given
        self.patronymic = patronymic
    }

    /// Иванов Пётр Сергеевич
    package var full: String {
        [family, given, patronymic].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Пётр Иванов, as in a list or a greeting line
    package var short: String {
        [given, family].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// ПИ, for a round picture of two letters
    package var initials: String {
        [given, family].compactMap(\.first).map { String($0).uppercased() }.joined()
    }

    package var isEmpty: Bool { family.isEmpty && given.isEmpty && patronymic.isEmpty }
}
