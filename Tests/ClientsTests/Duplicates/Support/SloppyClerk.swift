import Basics

/// Writes down people who are on the list already, and makes mistakes.
struct SloppyClerk {
    let town: Town

    func copy(of human: Human, errors: Int, _ dice: inout Dice) -> Human {
        var copy = human
        for _ in 0..<errors { spoil(&copy, &dice) }
        return copy
    }

    private func spoil(_ human: inout Human, _ dice: inout Dice) {
        switch dice.upTo(16) {
        case 0: human.family = mistyped(human.family, &dice)
        case 1: human.given = mistyped(human.given, &dice)
        case 2: human.patronymic = dice.falls(0.5) ? "" : String(human.patronymic.prefix(1))
        case 3: human.given = Self.short[human.given] ?? mistyped(human.given, &dice)
        case 4: swap(&human.family, &human.given)
        case 5: inLatin(&human)
        case 6: human.mobile = dice.falls(0.5) ? nil : "+79\(100_000_000 + dice.upTo(900_000_000))"
        case 7: human.email = dice.falls(0.6) ? nil : human.email.map { "x" + $0 }
        case 8: human.address = dice.falls(0.5) ? nil : town.address(&dice)
        case 9: human.isAddressShort.toggle()
        case 10: human.born = dice.falls(0.5) ? nil : human.born.flatMap { missedDay($0, &dice) }
        case 11: human.taxNumber = dice.falls(0.5) ? nil : human.taxNumber.map { mistyped($0, &dice) }
        case 12: human.family = human.isWoman ? town.anyFamily(&dice, woman: true) : mistyped(human.family, &dice)
        case 13: human.family = human.family.replacing("ё", with: "е")
        case 14: human.address = human.address.map { mistyped($0, &dice) }
        default: human.patronymic = mistyped(human.patronymic, &dice)
        }
    }

    private func mistyped(_ address: Human.Address, _ dice: inout Dice) -> Human.Address {
        var address = address
        address.street = mistyped(address.street, &dice)
        return address
    }

    private func inLatin(_ human: inout Human) {
        human.family = Latin.of(human.family)
        human.given = Latin.of(human.given)
        human.patronymic = Latin.of(human.patronymic)
    }

    private func missedDay(_ day: Birthday, _ dice: inout Dice) -> Birthday? {
        switch dice.upTo(3) {
        case 0: Birthday(year: day.year, month: day.day, day: day.month) ?? day
        case 1: Birthday(year: day.year, month: day.month, day: 1 + dice.upTo(28))
        default: Birthday(year: day.year.map { $0 + (dice.falls(0.5) ? 1 : 10) }, month: day.month, day: day.day)
        }
    }

    /// One letter missing, doubled, wrong, or two swapped.
    func mistyped(_ text: String, _ dice: inout Dice) -> String {
        var letters = Array(text)
        guard letters.count > 2 else { return text }
        let place = 1 + dice.upTo(letters.count - 1)
        switch dice.upTo(4) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        case 2: letters.swapAt(place, place - 1)
        default: letters[place] = letters[dice.upTo(letters.count)]
        }
        return String(letters)
    }

    private static let short = [
        "Александр": "Саша", "Алексей": "Лёша", "Владимир": "Вова", "Дмитрий": "Дима", "Николай": "Коля",
        "Иван": "Ваня",
        "Михаил": "Миша", "Евгений": "Женя", "Елена": "Лена", "Ольга": "Оля", "Наталья": "Наташа", "Татьяна": "Таня",
        "Екатерина": "Катя", "Мария": "Маша", "Анна": "Аня", "Светлана": "Света", "Ирина": "Ира", "Анастасия": "Настя",
    ]
}
