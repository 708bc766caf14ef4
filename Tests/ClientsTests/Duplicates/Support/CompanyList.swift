import Basics
import Clients

/// Companies of which some are on the list again: another form of the name, another telephone, no tax number.
enum CompanyList {
    static func made(companies: Int, seed: UInt64) -> ClientList {
        var dice = Dice(seed: seed)
        let town = Town(dice: &dice)
        let clerk = SloppyClerk(town: town)
        var list = ClientList()
        var taken: Set<String> = []
        for company in 0..<companies {
            let card = card(town, &taken, &dice)
            list.profiles.append(card)
            list.truth.append(company)
            while dice.falls(0.25) {
                list.profiles.append(copy(of: card, clerk, &dice))
                list.truth.append(company)
            }
        }
        return list
    }

    private static func card(_ town: Town, _ taken: inout Set<String>, _ dice: inout Dice) -> Profile {
        var title = ""
        // No two companies have one name and one letter box.
        repeat {
            let root = town.anyFamily(&dice, woman: false)
            title = root + dice.common(["строй", "торг", "сервис", "пром", "снаб"])
        } while !taken.insert(title).inserted
        let tail = dice.falls(0.4) ? " " + dice.common(["Плюс", "Групп", "Юг", "Центр", "Трейд"]) : ""
        return Profile(
            .organisation("\(dice.common(["ООО", "АО", "ИП", "ЗАО"])) «\(title)\(tail)»"),
            identifiers: dice.falls(0.6) ? ["77\(10_000_000 + dice.upTo(90_000_000))"] : [],
            phones: dice.falls(0.8) ? [PhoneNumber(stored: "+7495\(1_000_000 + dice.upTo(9_000_000))")] : [],
            emails: [EmailAddress("info@\(Latin.of(title).lowercased()).ru")].compactMap(\.self),
            addresses: dice.falls(0.7) ? [town.address(&dice).text] : []
        )
    }

    private static func copy(of card: Profile, _ clerk: SloppyClerk, _ dice: inout Dice) -> Profile {
        var copy = card
        for _ in 0...dice.upTo(3) {
            switch (dice.upTo(6), copy.who) {
            case (0, .organisation(let name)): copy.who = .organisation(clerk.mistyped(name, &dice))
            case (1, .organisation(let name)):
                copy.who = .organisation(
                    name.split(separator: " ").dropFirst().joined(separator: " ").replacing("«", with: "")
                )
            case (2, .organisation(let name)): copy.who = .organisation(Latin.of(name))
            case (3, _): copy.identifiers = []
            case (4, _): copy.phones = [PhoneNumber(stored: "+7495\(1_000_000 + dice.upTo(9_000_000))")]
            default: if dice.falls(0.5) { copy.emails = [] } else { copy.addresses = [] }
            }
        }
        return copy
    }
}
