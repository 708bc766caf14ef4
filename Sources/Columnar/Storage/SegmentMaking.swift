// Segments of facts that come, and of segments.
extension Segment {
    /// A young segment of facts in the order of their arrival.
    static func young(_ instants: [Int64], _ codes: [[UInt32]], _ values: [RawValues], _ schema: Schema) -> Segment {
        let order = TimeOrder.of(instants)
        let source = Columns(codes: codes, values: values, order: order)
        var sink = MemorySink()
        do {
            let layout = try SegmentWriter(schema: schema).write(
                instants: instants.ordered(order),
                from: source,
                into: &sink
            )
            return Segment(sink, layout)
        } catch {
            fatalError("Memory does not refuse to be written: \(error)")
        }
    }

    /// One young segment of several.
    static func young(joining parts: [Segment], _ schema: Schema) -> Segment {
        let joint = JointColumns(parts)
        return young(
            joint.instants,
            schema.dimensions.indices.map(joint.allCodes),
            schema.measures.indices.map(joint.allValues),
            schema
        )
    }

    /// Writes a file of facts in the order of their arrival.
    static func write(
        _ instants: [Int64],
        _ codes: [[UInt32]],
        _ values: [RawValues],
        _ schema: Schema,
        to path: String
    ) throws(StorageFault) {
        let order = TimeOrder.of(instants)
        var sink = try FileSink(path)
        _ = try SegmentWriter(schema: schema).write(
            instants: instants.ordered(order),
            from: Columns(codes: codes, values: values, order: order),
            into: &sink
        )
        try sink.settle()
    }

    /// Writes one file of several segments, column after column.
    static func write(
        joining parts: [Segment],
        _ schema: Schema,
        to path: String
    ) throws(StorageFault) {
        let joint = JointColumns(parts)
        var sink = try FileSink(path)
        let order = TimeOrder.of(joint.instants)
        _ = try SegmentWriter(schema: schema).write(
            instants: joint.instants.ordered(order),
            from: joint.inOrder(order),
            into: &sink
        )
        try sink.settle()
    }
}

private struct Columns: ColumnSource {
    let codes: [[UInt32]]
    let values: [RawValues]
    let order: [UInt32]?

    func codes(of dimension: Int) -> [UInt32] { codes[dimension].ordered(order) }
    func values(of measure: Int) -> RawValues { values[measure].ordered(order) }
}

/// The columns of several segments, one after another.
private struct JointColumns: ColumnSource {
    let parts: [Segment]
    let instants: [Int64]
    private var order: [UInt32]?

    init(_ parts: [Segment]) {
        self.parts = parts
        instants = parts.flatMap { $0.time.all() }
    }

    func inOrder(_ order: [UInt32]?) -> JointColumns {
        var joint = self
        joint.order = order
        return joint
    }

    func codes(of dimension: Int) -> [UInt32] { allCodes(dimension).ordered(order) }
    func values(of measure: Int) -> RawValues { allValues(measure).ordered(order) }

    func allCodes(_ dimension: Int) -> [UInt32] {
        var codes: [UInt32] = []
        codes.reserveCapacity(instants.count)
        for part in parts {
            let view = part.codes(dimension)
            for row in 0..<part.rows { codes.append(UInt32(truncatingIfNeeded: view.code(row))) }
        }
        return codes
    }

    func allValues(_ measure: Int) -> RawValues {
        let columns = parts.map { $0.rawValues(measure) }
        return columns.dropFirst().reduce(columns[0], +)
    }
}

extension Segment {
    func rawValues(_ measure: Int) -> RawValues {
        let view = values(measure)
        var numbers = [Int64](repeating: 0, count: rows)
        var place = 0
        for row in 0..<rows where !view.isSparse || view.has(row) {
            numbers[row] = Int64(bitPattern: view.stored(place)) &+ view.layout.base
            place += 1
        }
        guard view.isOptional, let words = view.presence else {
            return RawValues(kind: view.layout.kind, numbers: numbers, presence: nil)
        }
        let bits = (0..<(rows + 63) / 64).map { words[$0] }
        return RawValues(kind: view.layout.kind, numbers: numbers, presence: bits)
    }
}
