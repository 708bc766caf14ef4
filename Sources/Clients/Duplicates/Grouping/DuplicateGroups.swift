/// Puts together who is one client: pair by pair, the surest first, and only while all that is known of the two groups,
/// taken together, speaks for it. So a chain of half-likenesses does not make one client of many.
package struct DuplicateGroups: Sendable {
    /// The places of clients that are one, in rising order; who stands alone is in none.
    package let groups: [[Int]]

    /// No single pair outweighs more than this, in bits.
    private static let mostWeight = 10.0
    /// Two large groups are judged by so many pairs.
    private static let mostPairs = 100

    /// - Parameters:
    ///   - pairs: places of two clients, and their weight (`DuplicateModel.weight`); the heaviest first.
    ///   - weight: the weight of any two clients.
    package init(of pairs: [(Int, Int, Double)], weight: (Int, Int) -> Double) {
        var groupOf: [Int: Int] = [:]
        var members: [Int: [Int]] = [:]
        for (one, other, sure) in pairs where sure > 0 {
            let (first, second) = (groupOf[one] ?? one, groupOf[other] ?? other)
            guard first != second else { continue }
            let (ones, others) = (members[first] ?? [one], members[second] ?? [other])
            guard ones.count + others.count == 2 || Self.belongTogether(ones, others, weight) else { continue }
            let (kept, gone) = ones.count < others.count ? (second, first) : (first, second)
            members[gone] = nil
            members[kept] = ones + others
            for client in gone == first ? ones : others { groupOf[client] = kept }
            groupOf[kept == first ? one : other] = kept
        }
        groups = members.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    private static func belongTogether(_ ones: [Int], _ others: [Int], _ weight: (Int, Int) -> Double) -> Bool {
        let step = max(1, ones.count * others.count / mostPairs)
        let places = stride(from: 0, to: ones.count * others.count, by: step)
        let sum = places.reduce(0.0) { sum, place in
            let found = weight(ones[place / others.count], others[place % others.count])
            return sum + min(max(found, -mostWeight), mostWeight)
        }
        return sum > 0
    }
}
