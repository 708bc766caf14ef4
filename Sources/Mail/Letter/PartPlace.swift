/// Where a part is in its letter, as IMAP counts: `2.1` is the first part of the second. What was unpacked from an Outlook
/// container (TNEF) has its number in there behind a slash: `2/3`.
package struct PartPlace: Sendable, Hashable {
    package let path: [Int]
    package let item: Int?

    package init(_ path: [Int], item: Int? = nil) {
        self.path = path
        self.item = item
    }

    package init?(_ text: String) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count) else { return nil }
        let numbers = halves[0].split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.allSatisfy({ ($0 ?? 0) > 0 }) else { return nil }
        path = numbers.compactMap(\.self)
        if halves.count == 1 {
            item = nil
        } else {
            guard let number = Int(halves[1]), number > 0 else { return nil }
            item = number
        }
    }

    package var text: String {
        let place = path.map(String.init).joined(separator: ".")
        return item.map { "\(place)/\($0)" } ?? place
    }
}
