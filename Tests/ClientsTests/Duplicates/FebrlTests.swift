import Basics
import Clients
import Testing

/// The first two data sets of the Freely Extensible Biomedical Record Linkage project, which lie beside the house on some machines.
@Suite("FEBRL")
struct FebrlTests {
    @Test(.enabled(if: FebrlList.areThere), arguments: [1, 2])
    func `duplicates are found without their numbers in the file`(number: Int) throws {
        let list = try FebrlList(at: FebrlList.url(number))
        let score = Score(of: list.profiles, truth: list.truth)
        print("FEBRL \(number): \(score)")
        #expect(score.f1 >= 0.97)
    }

    @Test(.enabled(if: FebrlList.areThere), arguments: [1, 2])
    func `they are found without the insurance number, too`(number: Int) throws {
        let list = try FebrlList(at: FebrlList.url(number))
        let profiles = list.profiles.map { profile in
            var profile = profile
            profile.identifiers = []
            return profile
        }
        let score = Score(of: profiles, truth: list.truth)
        print("FEBRL \(number) without insurance numbers: \(score)")
        #expect(score.f1 >= 0.97)
    }

    @Test(.enabled(if: FebrlList.areThere))
    func `half of the list is judged as well as the whole`() throws {
        let list = try FebrlList(at: FebrlList.url(2))
        for half in 0...1 {
            let places = list.truth.indices.filter { list.truth[$0] % 2 == half }
            let score = Score(of: places.map { list.profiles[$0] }, truth: places.map { list.truth[$0] })
            #expect(score.f1 >= 0.97)
        }
    }
}
