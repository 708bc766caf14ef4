import Basics
import Foundation
import Testing

@testable import Clients

@Suite("The model of duplicates")
struct DuplicateModelTests {
    private let ivan = Profile(
        .person(PersonName(family: "Щелкунчиков", given: "Иван", patronymic: "Петрович")),
        born: Birthday(year: 1980, month: 3, day: 12),
        phones: [PhoneNumber(stored: "+74951234567")],
        addresses: ["Москва, ул. Лесная, 5-12"]
    )

    private func verdict(_ one: Profile, _ other: Profile, clients: Int = 1000) -> DuplicateModel.Verdict {
        DuplicateModel.usual(clients: clients).verdict(on: Comparison(Traits(one), Traits(other), in: Census()))
    }

    @Test func `the same particulars make the same client`() {
        #expect(verdict(ivan, ivan).probability > 0.999)
    }

    @Test func `a brother is a relative, not the same client`() {
        var brother = ivan
        brother.who = .person(PersonName(family: "Щелкунчиков", given: "Сергей", patronymic: "Петрович"))
        brother.born = Birthday(year: 1984, month: 11, day: 2)
        #expect(verdict(ivan, brother).probability < 0.01)
        #expect(verdict(ivan, brother).relativeProbability > 0.9)
    }

    @Test func `strangers are strangers`() {
        let stranger = Profile(
            .person(PersonName(family: "Яковлева", given: "Нина")),
            phones: [PhoneNumber(stored: "+79031112233")]
        )
        let found = verdict(ivan, stranger)
        #expect(found.probability + found.relativeProbability < 0.001)
    }

    @Test func `a common name proves less than a rare one`() {
        let list = ClientList.made(people: 3000, repeated: 0, copies: 1, errors: 1, seed: 1)
        let census = Census(of: list.profiles.map { Traits($0) })
        let model = DuplicateModel.usual(clients: 3000)
        func weight(_ family: String) -> Double {
            let traits = Traits(Profile(.person(PersonName(family: family, given: "Александр"))))
            return model.weight(of: Comparison(traits, traits, in: census))
        }
        #expect(weight("Щелкунчиков") > weight("Иванов") + 3)
    }

    @Test func `the more clients there are, the less a name proves`() {
        let namesake = Profile(.person(PersonName(family: "Иванов", given: "Иван")))
        #expect(
            verdict(namesake, namesake, clients: 100).probability
                > verdict(namesake, namesake, clients: 1_000_000).probability
        )
    }

    @Test func `every field that agrees speaks for the same client, and no other does`() {
        let pair = Comparison(Traits(ivan), Traits(ivan), in: Census())
        let model = DuplicateModel.usual(clients: 1000)
        #expect(
            Field.allCases.filter { model.evidence(of: $0, in: pair) > 0 } == [
                .family, .given, .patronymic, .born, .phone, .address,
            ]
        )
    }

    @Test func `what was learned can be kept and read again`() throws {
        let list = ClientList.made(people: 500, repeated: 20, copies: 1, errors: 2, seed: 9)
        let traits = list.profiles.map { Traits($0) }
        let search = DuplicateSearch(among: traits)
        let model = try JSONDecoder().decode(DuplicateModel.self, from: JSONEncoder().encode(search.model))
        let census = try JSONDecoder().decode(Census.self, from: JSONEncoder().encode(search.census))
        #expect(model == search.model)
        for candidate in search.candidates.prefix(50) {
            let pair = Comparison(traits[candidate.one], traits[candidate.other], in: census)
            #expect(abs(model.weight(of: pair) - candidate.weight) < 0.001)
        }
    }

    @Test(arguments: [0, 1, 2, 3])
    func `a handful of clients teach nothing, and break nothing`(count: Int) {
        let search = DuplicateSearch(among: [Traits](repeating: Traits(ivan), count: count))
        #expect(search.groups == (count < 2 ? [] : [Array(0..<count)]))
        let chances = search.model.same + search.model.strangers + search.model.relatives
        #expect(chances.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-9 && $0.allSatisfy { $0 > 0 } })
    }
}
