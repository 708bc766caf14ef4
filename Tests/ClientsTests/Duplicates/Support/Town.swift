import Basics
import Foundation

/// Makes families of people, with names as common and as rare as in life.
struct Town {
    private let families: [String]
    private let cities: [String]
    private let streets: [String]

    init(dice: inout Dice) {
        families =
            Self.commonFamilies + Self.made(24_000, endings: ["ов", "ев", "ин", "ский", "енко", "ук", "ян"], &dice)
        cities = Self.commonCities + Self.made(120, endings: ["ск", "град", "ово", "ино"], &dice).map(\.capitalized)
        streets =
            Self.commonStreets + Self.made(900, endings: ["ская", "ная", "овая", "инская"], &dice).map(\.capitalized)
    }

    /// People who live together: one alone, a couple, a couple with children.
    func household(_ dice: inout Dice) -> [Human] {
        let family = dice.common(families)
        let address = address(&dice)
        let landline = dice.falls(0.3) ? "+7495\(1_000_000 + dice.upTo(9_000_000))" : nil
        let father = human(family, woman: false, fatherName: dice.common(Self.men), born: 1930...1985, &dice)
        var people = [father]
        if dice.falls(0.6) {
            people.append(human(family, woman: true, fatherName: dice.common(Self.men), born: 1930...1985, &dice))
        }
        while dice.falls(0.4), people.count < 6 {
            let child = human(family, woman: dice.falls(0.5), fatherName: father.given, born: 1986...2008, &dice)
            // Nobody calls two children by one name.
            if !people.contains(where: { $0.given == child.given && $0.patronymic == child.patronymic }) {
                people.append(child)
            }
        }
        return people.map { human in
            var human = human
            if dice.falls(0.8) { human.address = address }
            human.landline = landline
            return human
        }
    }

    private func human(
        _ family: String,
        woman: Bool,
        fatherName: String,
        born years: ClosedRange<Int>,
        _ dice: inout Dice
    ) -> Human {
        let given = dice.common(woman ? Self.women : Self.men)
        let day = Birthday(year: Int.random(in: years, using: &dice), month: 1 + dice.upTo(12), day: 1 + dice.upTo(28))
        let family = woman ? Self.womanly(family) : family
        let login = "\(Latin.of(given).prefix(1)).\(Latin.of(family))\(dice.upTo(10_000_000))".lowercased()
        return Human(
            family: family.capitalized,
            given: given,
            patronymic: Self.patronymic(fatherName, woman: woman),
            isWoman: woman,
            born: dice.falls(0.75) ? day : nil,
            taxNumber: dice.falls(0.3) ? "77\(1_000_000_000 + dice.upTo(9_000_000_000))" : nil,
            mobile: dice.falls(0.85) ? "+79\(100_000_000 + dice.upTo(900_000_000))" : nil,
            landline: nil,
            email: dice.falls(0.6)
                ? "\(login)@\(dice.common(["mail.ru", "yandex.ru", "gmail.com", "bk.ru", "rambler.ru"]))" : nil,
            address: nil
        )
    }

    func address(_ dice: inout Dice) -> Human.Address {
        let city = dice.upTo(cities.count)
        return Human.Address(
            city: cities[city],
            street: dice.common(streets),
            house: 1 + dice.upTo(120),
            flat: 1 + dice.upTo(200),
            postcode: 100_000 + city * 1000 + dice.upTo(40)
        )
    }

    func anyFamily(_ dice: inout Dice, woman: Bool) -> String {
        let family = dice.common(families)
        return (woman ? Self.womanly(family) : family).capitalized
    }

    private static func womanly(_ family: String) -> String {
        if family.hasSuffix("ский") { return family.dropLast(2) + "ая" }
        return family.hasSuffix("в") || family.hasSuffix("н") && !family.hasSuffix("ян") ? family + "а" : family
    }

    private static func patronymic(_ father: String, woman: Bool) -> String {
        switch father {
        case "Илья", "Никита": father.dropLast() + (woman ? (father == "Илья" ? "инична" : "ична") : "ич")
        case "Лев": woman ? "Львовна" : "Львович"
        case "Павел": woman ? "Павловна" : "Павлович"
        case "Пётр": woman ? "Петровна" : "Петрович"
        case _ where father.hasSuffix("ий"): father.dropLast(2) + (woman ? "ьевна" : "ьевич")
        case _ where father.hasSuffix("й") || father.hasSuffix("ь"): father.dropLast() + (woman ? "евна" : "евич")
        default: father + (woman ? "овна" : "ович")
        }
    }

    private static func made(_ count: Int, endings: [String], _ dice: inout Dice) -> [String] {
        let onsets = [
            "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ч", "ш", "щ", "бр", "ст",
            "кр",
        ]
        let vowels = ["а", "о", "е", "и", "у", "я", "ё", "ю"]
        return (0..<count).map { _ in
            let syllables = (0..<Int.random(in: 1...3, using: &dice)).map { _ in
                onsets[dice.upTo(onsets.count)] + vowels[dice.upTo(vowels.count)]
            }
            return syllables.joined() + onsets[dice.upTo(18)] + endings[dice.upTo(endings.count)]
        }
    }

    static let men = words(
        """
        Александр Сергей Владимир Андрей Алексей Дмитрий Николай Михаил Евгений Иван Юрий Виктор Анатолий Игорь Василий \
        Максим Павел Константин Роман Олег Артём Денис Антон Илья Вячеслав Валерий Пётр Никита Виталий Станислав Григорий \
        Геннадий Вадим Леонид Фёдор Борис Руслан Егор Кирилл Степан Лев Тимофей Аркадий Эдуард Яков Матвей Ярослав Марк
        """
    )
    static let women = words(
        """
        Елена Ольга Наталья Татьяна Ирина Светлана Анна Мария Екатерина Людмила Галина Юлия Марина Анастасия Валентина \
        Надежда Любовь Нина Оксана Лариса Александра Евгения Ксения Вера Алина Дарья Виктория Полина Тамара Лидия Софья \
        Алёна Алла Инна Кристина Елизавета Раиса Зинаида Маргарита Вероника Диана Яна Ульяна Жанна Эльвира Варвара
        """
    )
    private static let commonFamilies = words(
        """
        иванов смирнов кузнецов попов васильев петров соколов михайлов новиков фёдоров морозов волков алексеев лебедев семёнов \
        егоров павлов козлов степанов николаев орлов андреев макаров никитин захаров зайцев соловьёв борисов яковлев григорьев \
        романов воробьёв сергеев кузьмин фролов александров дмитриев королёв гусев киселёв ильин максимов поляков сорокин \
        виноградов ковалёв белов медведев антонов тарасов жуков баранов филиппов комаров давыдов беляев герасимов богданов
        """
    )
    private static let commonCities = words(
        "Москва Санкт-Петербург Казань Самара Омск Пермь Уфа Тула Тверь Рязань Пенза Киров"
    )
    private static let commonStreets = words(
        "Ленина Советская Мира Садовая Молодёжная Школьная Лесная Центральная Гагарина Пушкина Кирова Набережная Победы"
    )

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

extension String {
    fileprivate static func + (left: Substring, right: String) -> String { String(left) + right }
}
