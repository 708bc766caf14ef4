/// Brings together what the workers kept.
struct Harvest {
    let plan: Plan
    let grid: Grid
    let keeping: Keeping
    let workers: [Worker]
    let isDense: Bool

    init(_ plan: Plan, _ grid: Grid, _ keeping: Keeping, _ workers: [Worker], isDense: Bool) {
        self.plan = plan
        self.grid = grid
        self.keeping = keeping
        self.workers = workers
        self.isDense = isDense
    }

    func groups() throws(QueryFault) -> Groups {
        for worker in workers { worker.ledger.fold() }
        if isDense { for worker in workers.dropFirst() { workers[0].ledger.add(worker.ledger) } }
        let cells = isDense ? denseCells() : hashedCells()
        guard cells.count <= plan.limits.cells else {
            throw .tooManyCells(atLeast: cells.count, limit: plan.limits.cells, without: nil)
        }
        let codes = plan.axes.indices.map { axis in cells.codes(axis, plan.axes[axis], grid) }
        var groups = Groups(codes: codes, count: cells.count, rows: lane(0, 0, 0, cells), columns: [])
        for (aggregate, location) in zip(plan.aggregates, keeping.locations) {
            switch location {
            case .field(let group, let lane, let field):
                groups.columns.append(AggregateColumn(numbers: self.lane(group, lane, field, cells)))
            case .store(let group, let store):
                groups.columns.append(column(aggregate, group, store, cells))
            }
        }
        return groups
    }

    private func denseCells() -> HarvestCells {
        var cells = HarvestCells(workers: workers.count)
        let count = workers[0].ledger.cells
        let (lane, mask) = (workers[0].ledger.lanes[0][0], rowMask)
        for cell in 0..<count {
            let rows = lane[cell] & mask
            if rows != 0 || plan.axes.isEmpty { cells.keys.append(UInt64(cell)) }
        }
        return cells
    }

    private var rowMask: UInt64 {
        (1 &<< UInt64(keeping.groups[0].lanes[0].fields[0].bits)) &- 1
    }

    private func hashedCells() -> HarvestCells {
        var cells = HarvestCells(workers: workers.count)
        var merged = CellTable()
        var places: [[UInt32]] = []
        for worker in workers {
            let keys = worker.table?.cells ?? []
            var numbers = [UInt32](repeating: 0, count: keys.count)
            keys.withUnsafeBufferPointer { keys in
                numbers.withUnsafeMutableBufferPointer { numbers in
                    guard let from = keys.baseAddress, let to = numbers.baseAddress else { return }
                    merged.numbers(from, keys.count, to)
                }
            }
            places.append(numbers)
        }
        cells.keys = merged.cells
        cells.places = places.map { numbers in
            var place = [Int32](repeating: -1, count: merged.cells.count)
            for (own, number) in numbers.enumerated() { place[Int(number)] = Int32(own) }
            return place
        }
        return cells
    }

    private func lane(_ group: Int, _ lane: Int, _ field: Int, _ cells: HarvestCells) -> [Int64] {
        let plan = keeping.groups[group].lanes[lane]
        let sums = workers.map { $0.ledger.lanes[group][lane] }
        if isDense {
            let all = sums[0]
            return cells.keys.map { plan.value(all[Int($0)], field) }
        }
        return cells.keys.indices.map { at in
            var sum: UInt64 = 0
            for (worker, lane) in sums.enumerated() {
                if let place = cells.place(at, worker) { sum &+= lane[place] }
            }
            return plan.value(sum, field)
        }
    }
}

/// The cells that have facts, and where each worker keeps them.
struct HarvestCells {
    var keys: [UInt64] = []
    /// For each worker where it keeps each cell, if they are told apart by hashing; below nothing if it has none.
    var places: [[Int32]] = []
    let workers: Int

    init(workers: Int) { self.workers = workers }

    var count: Int { keys.count }

    @inline(__always)
    func place(_ at: Int, _ worker: Int) -> Int? {
        guard !places.isEmpty else { return Int(keys[at]) }
        let place = places[worker][at]
        return place < 0 ? nil : Int(place)
    }

    func codes(_ axis: Int, _ plan: Plan.Axis, _ grid: Grid) -> [Int32] {
        let stride = grid.strides[axis]
        let count = UInt64(max(1, plan.count))
        if stride <= UInt64(UInt32.max), let last = keys.max(), last <= UInt64(UInt32.max) {
            return keys.map { Int32(truncatingIfNeeded: $0.quotient(stride).rest(count)) + Int32(plan.least) }
        }
        return keys.map { Int32($0 / stride % count) + Int32(plan.least) }
    }
}

extension UInt64 {
    /// Divided by a number, both below 2³²: decimals divide faster.
    @inline(__always)
    fileprivate func quotient(_ divisor: UInt64) -> UInt64 {
        UInt64(Double(Int64(bitPattern: self)) / Double(Int64(bitPattern: divisor)))
    }

    @inline(__always)
    fileprivate func rest(_ divisor: UInt64) -> UInt64 { self &- quotient(divisor) &* divisor }
}
