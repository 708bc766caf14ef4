import Clients

/// How well duplicates were found, pair by pair.
struct Score: CustomStringConvertible {
    let precision: Double
    let recall: Double
    let pairs: Int
    let compared: Int

    init(of profiles: [Profile], truth: [Int]) {
        let search = DuplicateSearch(among: profiles.map { Traits($0) })
        func pairs(_ groups: some Sequence<[Int]>) -> Int { groups.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 } }
        let wanted = pairs(Dictionary(grouping: truth.indices, by: { truth[$0] }).values)
        let made = pairs(search.groups)
        let right = search.groups.reduce(0) { sum, group in
            sum + pairs(Dictionary(grouping: group, by: { truth[$0] }).values)
        }
        precision = Double(right) / Double(max(made, 1))
        recall = Double(right) / Double(max(wanted, 1))
        self.pairs = wanted
        compared = search.pairsCompared
    }

    var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

    var description: String {
        func percent(_ share: Double) -> String { "\((share * 10_000).rounded() / 100) %" }
        return
            "precision \(percent(precision)), recall \(percent(recall)), F1 \(percent(f1)), \(pairs) true pairs, \(compared) compared"
    }
}
