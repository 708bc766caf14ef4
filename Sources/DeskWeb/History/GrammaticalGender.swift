import Basics

/// «Анна передала», «Олег передал»: which of the two a sentence about a person takes.
enum GrammaticalGender: String {
    case he
    case she

    private static let men: Set<String> = [
        "никита", "илья", "кузьма", "лука", "фома", "савва", "данила", "саша", "женя", "миша",
    ]

    /// The patronymic tells for certain; without one the given name and then the family name tell as a rule.
    init(of name: PersonName) {
        let patronymic = name.patronymic.lowercased()
        let given = name.given.lowercased()
        if !patronymic.isEmpty {
            self = patronymic.hasSuffix("на") || patronymic.hasSuffix("кызы") ? .she : .he
        } else if given.hasSuffix("а") || given.hasSuffix("я") {
            self = Self.men.contains(given) ? .he : .she
        } else {
            let family = name.family.lowercased()
            self = ["ова", "ева", "ёва", "ина", "ына", "ая"].contains(where: family.hasSuffix) ? .she : .he
        }
    }
}
