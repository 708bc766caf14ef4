import Basics
import Testing

@testable import Clients

@Suite("Blocking keys")
struct BlockingTests {
    @Test func `keys never change, since they are kept in a table`() {
        let client = Traits(
            Profile(
                .person(PersonName(family: "Иванов", given: "Пётр", patronymic: "Сергеевич")),
                born: Birthday(year: 1980, month: 3, day: 12),
                identifiers: ["500100732259"],
                phones: [PhoneNumber(stored: "+74951234567")]
            )
        )
        #expect(BlockingKey.all(of: client).map(\.rawValue) == Self.known)
    }

    private static let known: [Int64] = [
        -3_876_839_624_760_924_369, -2_711_833_669_951_104_906, 567_358_732_736_901_099, 1_200_475_843_579_310_684,
        2_593_478_544_300_356_406, 3_325_036_840_837_217_799, 3_407_313_051_940_812_919, 6_182_770_207_030_795_019,
        7_073_746_044_787_427_107,
    ]

    @Test(arguments: 0..<40)
    func `pairs are those that share a key, each once`(seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        let keys = (0..<30).map { _ in
            Set((0..<dice.upTo(5)).map { _ in BlockingKey(rawValue: Int64(dice.upTo(25))) }).sorted()
        }
        let most = 2 + dice.upTo(8)
        var pairs: [[Int]] = []
        CandidatePairs(keys: keys, mostClients: most).forEach { pairs.append([$0, $1].sorted()) }
        let crowded = Set(
            (0..<25).map { BlockingKey(rawValue: $0) }.filter { key in keys.count { $0.contains(key) } > most }
        )
        let wanted = (0..<30).flatMap { one in
            ((one + 1)..<30).filter { !Set(keys[one]).intersection(keys[$0]).isSubset(of: crowded) }.map { [one, $0] }
        }
        #expect(pairs.sorted { $0.lexicographicallyPrecedes($1) } == wanted)
    }

    @Test func `a key that everybody has is left out, and counted`() {
        let keys = [[BlockingKey]](repeating: [BlockingKey(rawValue: 7)], count: 1000)
        let pairs = CandidatePairs(keys: keys)
        var count = 0
        pairs.forEach { _, _ in count += 1 }
        #expect(count == 0)
        #expect(pairs.crowdedKeys == 1)
    }

    @Test func `who is on the list twice shares a key, whatever the clerk did`() {
        let list = ClientList.made(people: 4000, repeated: 30, copies: 3, errors: 3, seed: 3)
        let keys = list.profiles.map { Set(BlockingKey.all(of: Traits($0))) }
        let twins = Dictionary(grouping: keys.indices, by: { list.truth[$0] }).values.filter { $0.count > 1 }
        let found = twins.filter { clients in
            clients.dropFirst().allSatisfy { !keys[$0].isDisjoint(with: keys[clients[0]]) }
        }
        #expect(Double(found.count) > 0.98 * Double(twins.count))
        #expect(keys.reduce(0) { $0 + $1.count } < 14 * keys.count)
    }
}
