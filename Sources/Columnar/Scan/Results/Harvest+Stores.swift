// What is no plain sum.
extension Harvest {
    func column(_ aggregate: Aggregate, _ group: Int, _ store: Int, _ cells: HarvestCells) -> AggregateColumn {
        let plan = keeping.groups[group].stores[store]
        switch plan.kind {
        case .decimalSum: return decimals(group, store, cells)
        case .least(let measure): return extremes(group, store, cells, Int64.max, min, isDecimal(measure))
        case .greatest(let measure): return extremes(group, store, cells, Int64.min, max, isDecimal(measure))
        case .first: return extremes(group, store, cells, Int64.max, min, false)
        case .last: return extremes(group, store, cells, Int64.min, max, false)
        case .labels: return labels(group, store, plan.words, cells)
        case .registers: return registers(group, store, cells)
        case .labelPairs(let dimension): return labelPairs(group, store, dimension, cells)
        case .histogram(_, let least): return histogram(group, store, plan.words, least, aggregate.share, cells)
        case .valuePairs(let measure): return valuePairs(group, store, aggregate.share, isDecimal(measure), cells)
        }
    }

    private func isDecimal(_ measure: Int) -> Bool { plan.schema.measures[measure].kind == .decimal }

    /// The words of a cell, one stretch for each worker that has it.
    private func words(_ group: Int, _ store: Int, _ words: Int, _ at: Int, _ cells: HarvestCells)
        -> [UnsafeMutablePointer<UInt64>]
    {
        workers.indices.compactMap { worker in
            cells.place(at, worker).map { workers[worker].ledger.stores[group][store] + $0 * words }
        }
    }

    private func decimals(_ group: Int, _ store: Int, _ cells: HarvestCells) -> AggregateColumn {
        let numbers = cells.keys.indices.map { at in
            let sum = words(group, store, 1, at, cells).reduce(0.0) { $0 + Double(bitPattern: $1.pointee) }
            return (sum + 0).raw
        }
        return AggregateColumn(isDecimal: true, numbers: numbers)
    }

    private func extremes(
        _ group: Int,
        _ store: Int,
        _ cells: HarvestCells,
        _ nothing: Int64,
        _ better: (Int64, Int64) -> Int64,
        _ isDecimal: Bool
    ) -> AggregateColumn {
        let numbers = cells.keys.indices.map { at in
            let number = words(group, store, 1, at, cells).reduce(nothing) { better($0, Int64(bitPattern: $1.pointee)) }
            guard number != nothing else { return AggregateColumn.none }
            return isDecimal ? number.sortable.positiveNought : number
        }
        return AggregateColumn(isDecimal: isDecimal, numbers: numbers)
    }

    private func labels(_ group: Int, _ store: Int, _ words: Int, _ cells: HarvestCells) -> AggregateColumn {
        let numbers = cells.keys.indices.map { at in
            let stretches = self.words(group, store, words, at, cells)
            return Int64(Counting.bits(stretches, words))
        }
        return AggregateColumn(numbers: numbers)
    }

    private func registers(_ group: Int, _ store: Int, _ cells: HarvestCells) -> AggregateColumn {
        var joined = [UInt8](repeating: 0, count: HyperLogLog.registers)
        let numbers = cells.keys.indices.map { at in
            for place in joined.indices { joined[place] = 0 }
            for stretch in words(group, store, HyperLogLog.words, at, cells) {
                let bytes = UnsafeMutableRawPointer(stretch).assumingMemoryBound(to: UInt8.self)
                for place in joined.indices { joined[place] = max(joined[place], bytes[place]) }
            }
            return Int64(joined.withUnsafeBufferPointer { $0.baseAddress.map(HyperLogLog.estimate) ?? 0 })
        }
        return AggregateColumn(numbers: numbers)
    }

    private func histogram(
        _ group: Int,
        _ store: Int,
        _ words: Int,
        _ least: Int64,
        _ share: Double,
        _ cells: HarvestCells
    ) -> AggregateColumn {
        let numbers = cells.keys.indices.map { at in
            let stretches = self.words(group, store, words, at, cells).map {
                UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt32.self)
            }
            return Counting.quantile(stretches, 2 * words, share).map { least + Int64($0) } ?? AggregateColumn.none
        }
        return AggregateColumn(numbers: numbers)
    }

    /// The number of each worker's cell among all, for its pairs.
    private func ownNumbers(_ worker: Int, _ cells: HarvestCells) -> [Int32] {
        var numbers = [Int32](repeating: -1, count: workers[worker].ledger.cells + 1)
        for at in cells.keys.indices { cells.place(at, worker).map { numbers[$0] = Int32(at) } }
        return numbers
    }

    private func labelPairs(_ group: Int, _ store: Int, _ dimension: Int, _ cells: HarvestCells) -> AggregateColumn {
        var all: [UInt64] = []
        for worker in workers.indices {
            let own = ownNumbers(worker, cells)
            all += workers[worker].ledger.pairs[group][store].cells.map { pair in
                UInt64(own[Int(pair >> 32)]) << 32 | pair & 0xFFFF_FFFF
            }
        }
        return AggregateColumn(numbers: Counting.labels(all, cells: cells.count, labels: plan.labels[dimension]))
    }

    private func valuePairs(
        _ group: Int,
        _ store: Int,
        _ share: Double,
        _ isDecimal: Bool,
        _ cells: HarvestCells
    ) -> AggregateColumn {
        var values = [[Int64]](repeating: [], count: cells.count)
        for worker in workers.indices {
            let own = ownNumbers(worker, cells)
            let pairs = workers[worker].ledger.pairs[group][store]
            for (cell, value) in zip(pairs.cells, pairs.values) { values[Int(own[Int(cell)])].append(value) }
        }
        let numbers = values.map { values in
            guard !values.isEmpty else { return AggregateColumn.none }
            let number = values.sorted()[Counting.place(share, of: values.count)]
            return isDecimal ? number.sortable.positiveNought : number
        }
        return AggregateColumn(isDecimal: isDecimal, numbers: numbers)
    }
}

extension Aggregate {
    fileprivate var share: Double { if case .quantile(_, let share) = kind { share } else { 0 } }
}

extension Int64 {
    /// Of the bits of a decimal: nought has no sign.
    fileprivate var positiveNought: Int64 { (Double(raw: self) + 0).raw }
}

/// Counts in what cells have kept.
enum Counting {
    static func bits(_ stretches: [UnsafeMutablePointer<UInt64>], _ words: Int) -> Int {
        switch stretches.count {
        case 0: 0
        case 1: Masks.count(stretches[0], words)
        case 2: bits(stretches[0], stretches[1], words)
        default:
            (0..<words).reduce(0) { sum, word in
                sum + stretches.reduce(UInt64(0)) { $0 | $1[word] }.nonzeroBitCount
            }
        }
    }

    @inline(never)
    private static func bits(_ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>, _ words: Int) -> Int {
        var sum = 0
        for word in 0..<words { sum &+= (left[word] | right[word]).nonzeroBitCount }
        return sum
    }

    /// How many labels each cell has, of pairs of both: cell after cell, in one table of bits.
    static func labels(_ pairs: [UInt64], cells: Int, labels: Int) -> [Int64] {
        var starts = [Int](repeating: 0, count: cells + 1)
        for pair in pairs { starts[Int(pair &>> 32) &+ 1] &+= 1 }
        for cell in 0..<cells { starts[cell + 1] += starts[cell] }
        var next = starts
        let sorted = [UInt32](unsafeUninitializedCapacity: pairs.count) { room, filled in
            for pair in pairs {
                let cell = Int(pair &>> 32)
                room[next[cell]] = UInt32(truncatingIfNeeded: pair)
                next[cell] &+= 1
            }
            filled = pairs.count
        }
        var met = Bits.empty(labels)
        return (0..<cells).map { cell in
            let own = sorted[starts[cell]..<starts[cell + 1]]
            var count: Int64 = 0
            for label in own {
                let (word, bit) = (Int(label &>> 6), UInt64(1) &<< UInt64(label & 63))
                if met[word] & bit == 0 { count &+= 1 }
                met[word] |= bit
            }
            for label in own { met[Int(label &>> 6)] = 0 }
            return count
        }
    }

    /// The place of a quantile among so many in order: the first that has at least such a share up to and with itself.
    static func place(_ share: Double, of count: Int) -> Int {
        var place = max(1, min(count, Int((share * Double(count)).rounded(.up))))
        while place > 1, Double(place - 1) >= share * Double(count) { place -= 1 }
        return place - 1
    }

    static func quantile(_ stretches: [UnsafeMutablePointer<UInt32>], _ width: Int, _ share: Double) -> Int? {
        var total = 0
        for stretch in stretches { for value in 0..<width { total += Int(stretch[value]) } }
        guard total > 0 else { return nil }
        let wanted = place(share, of: total)
        var before = 0
        for value in 0..<width {
            for stretch in stretches { before += Int(stretch[value]) }
            if before > wanted { return value }
        }
        return nil
    }
}
