/// All pairs of clients that share a blocking key which not too many have; each pair comes once.
package struct CandidatePairs: Sendable {
    /// Clients by their places, block after block.
    private let members: [Int32]
    private let starts: [Int32]
    /// The blocks of each client, in rising order.
    private let blocks: [Int32]
    private let blockStarts: [Int32]
    /// How many keys were left out because too many have them.
    package let crowdedKeys: Int

    package init(keys: [[BlockingKey]], mostClients: Int = BlockingKey.mostClients) {
        var pairs: [(key: Int64, client: Int32)] = []
        pairs.reserveCapacity(keys.reduce(0) { $0 + $1.count })
        for (client, keys) in keys.enumerated() {
            for key in keys { pairs.append((key.rawValue, Int32(client))) }
        }
        pairs.sort { ($0.key, $0.client) < ($1.key, $1.client) }
        var (members, starts, crowded) = ([Int32](), [Int32(0)], 0)
        var place = 0
        while place < pairs.count {
            let end = pairs[place...].firstIndex { $0.key != pairs[place].key } ?? pairs.count
            if end - place > mostClients {
                crowded += 1
            } else if end - place > 1 {
                members += pairs[place..<end].map(\.client)
                starts.append(Int32(members.count))
            }
            place = end
        }
        self.members = members
        self.starts = starts
        crowdedKeys = crowded
        (blocks, blockStarts) = Self.turned(members, starts, clients: keys.count)
    }

    /// Which blocks each client is in.
    private static func turned(_ members: [Int32], _ starts: [Int32], clients: Int) -> ([Int32], [Int32]) {
        var ends = [Int32](repeating: 0, count: clients + 1)
        for client in members { ends[Int(client) + 1] += 1 }
        for client in 0..<clients { ends[client + 1] += ends[client] }
        var next = ends
        var blocks = [Int32](repeating: 0, count: members.count)
        for block in 0..<(starts.count - 1) {
            for place in starts[block]..<starts[block + 1] {
                let client = Int(members[Int(place)])
                blocks[Int(next[client])] = Int32(block)
                next[client] += 1
            }
        }
        return (blocks, ends)
    }

    package func forEach(_ visit: (Int, Int) -> Void) {
        for block in 0..<(starts.count - 1) {
            let clients = members[Int(starts[block])..<Int(starts[block + 1])]
            for (place, one) in zip(clients.indices, clients) {
                for other in clients[(place + 1)...] where firstShared(one, other) == block {
                    visit(Int(one), Int(other))
                }
            }
        }
    }

    private func firstShared(_ one: Int32, _ other: Int32) -> Int {
        var (i, j) = (Int(blockStarts[Int(one)]), Int(blockStarts[Int(other)]))
        while blocks[i] != blocks[j] {
            if blocks[i] < blocks[j] { i += 1 } else { j += 1 }
        }
        return Int(blocks[i])
    }
}
