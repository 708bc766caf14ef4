import Basics

/// What an organisation is called, and the part of it that its mail domain is made of.
struct FirmName: Sendable {
    let name: String
    let core: String

    static func any(_ chance: inout Chance) -> FirmName {
        switch chance.below(100) {
        case 0..<8: company(chance.pick(Firms.nouns), &chance)
        case 8..<26: company("\(chance.pick(Firms.hisEpithets)) \(chance.pick(Firms.hisNouns))", &chance)
        case 26..<40: company("\(chance.pick(Firms.herEpithets)) \(chance.pick(Firms.herNouns))", &chance)
        case 40..<72: company(compound(&chance), &chance)
        case 72..<90: trade(&chance)
        default: trader(&chance)
        }
    }

    private static func company(_ core: String, _ chance: inout Chance) -> FirmName {
        let form = chance.pick([("ООО", 82), ("АО", 12), ("ПАО", 2), ("АНО", 4)].map { (item: $0.0, weight: $0.1) })
        return FirmName(name: "\(form) «\(core)»", core: core)
    }

    private static func compound(_ chance: inout Chance) -> String {
        chance.pick(Firms.heads) + chance.pick(Firms.tails) + chance.pick(Firms.endings)
    }

    private static func trade(_ chance: inout Chance) -> FirmName {
        let core = chance.pick(Firms.nouns)
        return FirmName(name: "\(chance.pick(Firms.trades)) «\(core)»", core: core)
    }

    private static func trader(_ chance: inout Chance) -> FirmName {
        let human = Human.any(&chance)
        return FirmName(name: "ИП \(human.name.full)", core: "ip \(human.name.family)")
    }
}
