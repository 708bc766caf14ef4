import Basics
import Testing

@testable import Clients

/// No figure here was fitted to a list: the model learns from each list anew, and never sees the truth.
@Suite("Finding duplicates")
struct DuplicateSearchTests {
    @Test(arguments: [
        // Errors a copy at most; the more there are, the less anybody could tell.
        (people: 2000, repeated: 50, copies: 1, errors: 2, least: 0.98), (2000, 50, 1, 4, 0.97), (4000, 30, 5, 6, 0.96),
        (4000, 5, 1, 3, 0.95),
    ])
    func `families, namesakes and a sloppy clerk`(people: Int, repeated: Int, copies: Int, errors: Int, least: Double) {
        let list = ClientList.made(people: people, repeated: repeated, copies: copies, errors: errors, seed: 1)
        let score = Score(of: list.profiles, truth: list.truth)
        print("\(people) people, \(repeated) % again, \(errors) errors at most: \(score)")
        #expect(score.f1 >= least)
        #expect(score.compared < 100 * list.profiles.count)
    }

    @Test func `a list without duplicates has next to none`() {
        let list = ClientList.made(people: 4000, repeated: 0, copies: 1, errors: 1, seed: 6)
        let search = DuplicateSearch(among: list.profiles.map { Traits($0) })
        #expect(search.groups.count <= 4)
    }

    @Test func `companies are found by name, number and address`() {
        let list = CompanyList.made(companies: 1500, seed: 2)
        let score = Score(of: list.profiles, truth: list.truth)
        print("companies: \(score)")
        #expect(score.f1 >= 0.95)
    }

    @Test func `the same list gives the same answer`() {
        let list = ClientList.made(people: 600, repeated: 30, copies: 2, errors: 3, seed: 8)
        let traits = list.profiles.map { Traits($0) }
        let (first, second) = (DuplicateSearch(among: traits), DuplicateSearch(among: traits))
        #expect(first.groups == second.groups)
        #expect(first.candidates.map(\.weight) == second.candidates.map(\.weight))
    }
}
