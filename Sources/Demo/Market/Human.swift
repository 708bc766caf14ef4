import Basics

/// A name that someone could bear.
struct Human: Sendable {
    let name: PersonName
    let isWoman: Bool

    static func any(_ chance: inout Chance) -> Human {
        let family = chance.pick(FamilyNames.all)
        let father = chance.pick(GivenNames.men)
        if chance.happens(0.54) {
            let given = chance.pick(GivenNames.women)
            let name = PersonName(family: FamilyNames.ofWoman(family), given: given, patronymic: father.daughterOf)
            return Human(name: name, isWoman: true)
        }
        let given = chance.pick(GivenNames.men).name
        return Human(name: PersonName(family: family, given: given, patronymic: father.sonOf), isWoman: false)
    }
}
