import Foundation

/// Gives a segment's columns one after another, in time order, so that only one need be in memory.
protocol ColumnSource {
    func codes(of dimension: Int) throws(StorageFault) -> [UInt32]
    func values(of measure: Int) throws(StorageFault) -> RawValues
}

/// Writes a segment into a sink.
struct SegmentWriter {
    let schema: Schema

    /// The end of a segment: where its layout lies, and that it is one.
    static let magic: UInt64 = 0x4b4c_4153_4255_4331

    func write(
        instants: [Int64],
        from source: some ColumnSource,
        into sink: inout some SegmentSink & ~Copyable
    ) throws(StorageFault) -> SegmentLayout {
        var layout = SegmentLayout()
        layout.rows = instants.count
        layout.firstInstant = instants.first ?? 0
        layout.lastInstant = instants.last ?? 0
        try write(instants, into: &sink, &layout)
        for dimension in schema.dimensions.indices {
            layout.dimensions.append(try CodeEncoding.write(source.codes(of: dimension), into: &sink))
        }
        for measure in schema.measures.indices {
            layout.measures.append(try ValueEncoding.write(source.values(of: measure), into: &sink))
        }
        try finish(layout, into: &sink)
        return layout
    }

    private func write(
        _ instants: [Int64],
        into sink: inout some SegmentSink & ~Copyable,
        _ layout: inout SegmentLayout
    ) throws(StorageFault) {
        let (runs, offsets) = timeRuns(instants)
        layout.runs = try sink.write(runs)
        layout.offsetWidth = Width(for: UInt64(1_799_999 / schema.clock.tick.rawValue))
        layout.offsets = try Narrow.write(offsets, layout.offsetWidth, into: &sink)
    }

    /// Cuts rows wherever the half-hour on the wall changes, and after each half-hour that passes.
    private func timeRuns(_ instants: [Int64]) -> ([TimeRun], [UInt64]) {
        var clock = WallClock(schema.clock)
        var runs: [TimeRun] = []
        var offsets: [UInt64] = []
        offsets.reserveCapacity(instants.count)
        var (slot, base, next) = (0, Int64.min, Int64.min)
        for (row, instant) in instants.enumerated() {
            if instant >= next {
                let current = clock.slot(at: instant)
                let start = clock.quarterStart(of: instant)
                if runs.isEmpty || current != slot || instant - base >= clock.reach {
                    (slot, base) = (current, start)
                    runs.append(TimeRun(start: UInt32(row), slot: Int32(slot), base: base))
                }
                next = start + clock.reach / 2
            }
            offsets.append(UInt64(instant - base))
        }
        return (runs, offsets)
    }

    private func finish(_ layout: SegmentLayout, into sink: inout some SegmentSink & ~Copyable) throws(StorageFault) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let text = try? encoder.encode(layout) else { throw .unreadable(file: "layout") }
        let part = try sink.write([UInt8](text))
        _ = try sink.write([UInt64(part.offset), UInt64(part.length), part.checksum, Self.magic])
    }
}

/// Numbers written at the width that they need.
enum Narrow {
    static func write(
        _ numbers: [UInt64],
        _ width: Width,
        into sink: inout some SegmentSink & ~Copyable
    ) throws(StorageFault) -> Part {
        switch width {
        case .bit: try sink.write(bits(numbers))
        case .one: try sink.write(numbers.map { UInt8(truncatingIfNeeded: $0) })
        case .two: try sink.write(numbers.map { UInt16(truncatingIfNeeded: $0) })
        case .four: try sink.write(numbers.map { UInt32(truncatingIfNeeded: $0) })
        case .eight: try sink.write(numbers)
        }
    }

    private static func bits(_ numbers: [UInt64]) -> [UInt64] {
        var words = wholeStrips(Bits.empty(numbers.count), rows: numbers.count)
        for (row, number) in numbers.enumerated() where number != 0 { Bits.set(&words, row) }
        return words
    }

    /// So many words that the last strip has all of its own.
    static func wholeStrips(_ words: [UInt64], rows: Int) -> [UInt64] {
        let wanted = (rows + Strip.rows - 1) / Strip.rows * Strip.words
        return words + [UInt64](repeating: 0, count: wanted - words.count)
    }
}
