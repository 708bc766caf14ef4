import Basics
import Clients

/// Thinks up clients, one after another, no two alike.
struct Market: Sendable {
    private var names: Set<String> = []
    private var domains: Set<String> = []
    private var count = 0

    /// How many of the clients are secret, and between which they lie.
    private static let secrets = 7
    private static let secretEvery = 23

    mutating func next() -> Prospect {
        count += 1
        var chance = Chance(.client, count)
        return chance.happens(0.78) || isSecret ? organisation(&chance) : person(&chance)
    }

    private var isSecret: Bool {
        count % Self.secretEvery == 0 && count / Self.secretEvery <= Self.secrets
    }

    private mutating func organisation(_ chance: inout Chance) -> Prospect {
        let firm = unused(&chance)
        let domain = domain(of: firm.core)
        let city = chance.pick(Cities.weighted)
        let size = chance.pick([(1, 5), (2, 5), (3, 2)].map { (item: $0.0, weight: $0.1) })
        let people = (0..<size).map { place in
            spokesman(place, position: place == 0 ? Positions.first : Positions.others, at: domain, &chance)
        }
        return Prospect(
            kind: .organisation,
            name: firm.name,
            taxNumber: TaxNumber(TaxDigits.organisation(count)),
            address: Self.address(in: city, isOffice: true, &chance),
            people: people,
            phone: Numbers.office(count, in: city),
            email: "office@\(domain)",
            products: Self.products(&chance),
            contract: "СБ-\(1000 + count)",
            note: isSecret ? Self.secretNote : chance.happens(0.12) ? chance.pick(Self.notes) : "",
            isSecret: isSecret,
            manager: isSecret || chance.happens(0.85) ? chance.below(64) : nil
        )
    }

    private mutating func person(_ chance: inout Chance) -> Prospect {
        let city = chance.pick(Cities.weighted)
        let spokesman = spokesman(0, position: [""], at: nil, &chance)
        return Prospect(
            kind: .person,
            name: spokesman.name.full,
            taxNumber: nil,
            address: Self.address(in: city, isOffice: false, &chance),
            people: [spokesman],
            phone: nil,
            email: nil,
            products: [.home],
            contract: "СБ-\(1000 + count)",
            note: "",
            isSecret: false,
            manager: nil
        )
    }

    private mutating func unused(_ chance: inout Chance) -> FirmName {
        for _ in 0..<8 {
            let firm = FirmName.any(&chance)
            if names.insert(firm.name).inserted { return firm }
        }
        let firm = FirmName.any(&chance)
        let city = chance.pick(Cities.weighted)
        let told = FirmName(name: "\(firm.name), \(city.name)", core: "\(firm.core) \(city.name)")
        if names.insert(told.name).inserted { return told }
        return FirmName(name: "\(told.name), \(count)", core: "\(told.core) \(count)")
    }

    private mutating func domain(of core: String) -> String {
        let plain = Latin.letters(of: core)
        let domain = domains.insert(plain).inserted ? plain : "\(plain)-\(count)"
        return "\(domain).example"
    }

    /// - Parameter domain: nil for someone who writes from a mailbox that anyone can have.
    private func spokesman(
        _ place: Int,
        position: [String],
        at domain: String?,
        _ chance: inout Chance
    ) -> Prospect.Spokesman {
        let human = Human.any(&chance)
        let family = Latin.letters(of: human.name.family)
        let given = Latin.letters(of: human.name.given)
        let email = domain.map { "\(given.prefix(1)).\(family)\(place == 0 ? "" : "\(place + 1)")@\($0)" }
        return Prospect.Spokesman(
            name: human.name,
            isWoman: human.isWoman,
            position: chance.pick(position),
            phone: Numbers.mobile(count * 4 + place),
            email: email ?? "\(given).\(family)\(count)@\(chance.pick(["pochta", "yaschik", "pismo"])).example"
        )
    }

}

extension Market {
    static let secretNote = "О том, что это наш клиент, не говорим никому. В отчётах и отзывах не упоминать."

    static let notes = [
        "Просят звонить только на мобильный.", "Документы принимает секретарь до 16:00.",
        "Пропуск заказывать за день, нужен номер машины.", "Оплата после подписания акта.",
        "Решения принимает директор, бухгалтер только согласует.", "Въезд со двора, у шлагбаума набрать 12.",
        "Тендер раз в год, в ноябре.", "Любят короткие письма.",
    ]

    /// Papers concern everyone, so they come besides.
    private static func products(_ chance: inout Chance) -> [Product] {
        let all: [(item: Product, weight: Int)] = [
            (.internet, 24), (.cloudPBX, 18), (.officePBX, 10), (.handsets, 10), (.wifi, 12), (.video, 7),
            (.cameras, 12), (.servers, 9), (.desks, 10), (.tills, 10), (.mail, 8),
        ]
        var products: [Product] = []
        for _ in 0..<chance.within(1...4) {
            let product = chance.pick(all)
            if !products.contains(product) { products.append(product) }
        }
        return products
    }

    private static func address(in city: Cities.City, isOffice: Bool, _ chance: inout Chance) -> Prospect.Address {
        let house = "\(chance.pick(Cities.streets)), \(chance.within(1...118))"
        let room = isOffice ? "оф. \(chance.within(1...60))" : "кв. \(chance.within(1...240))"
        let code = "\(city.post)\(String(100 + chance.below(300)))"
        return Prospect.Address(short: house, full: "\(code), г. \(city.name), \(house), \(room)", city: city)
    }
}
