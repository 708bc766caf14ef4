/// Draws some of many, each with the same chance, and the same ones each time.
package struct Reservoir<Item> {
    private let size: Int
    package private(set) var kept: [Item] = []
    package private(set) var offered = 0

    package init(size: Int) {
        self.size = size
    }

    package mutating func offer(_ item: Item) {
        offered += 1
        guard kept.count == size else { return kept.append(item) }
        let place = Int(StableHash.of(UInt64(offered)) % UInt64(offered))
        if place < size { kept[place] = item }
    }
}
