/// Writes a dimension's codes.
enum CodeEncoding {
    static func write(
        _ codes: [UInt32],
        into sink: inout some SegmentSink & ~Copyable
    ) throws(StorageFault) -> CodeLayout {
        var layout = CodeLayout()
        layout.greatest = codes.max() ?? 0
        layout.width = layout.greatest <= 1 ? .bit : Width(for: UInt64(layout.greatest))
        layout.codes = try Narrow.write(codes.map(UInt64.init), layout.width, into: &sink)
        layout.zones = try sink.write(zones(codes))
        return layout
    }

    private static func zones(_ codes: [UInt32]) -> [Zone] {
        stride(from: 0, to: codes.count, by: Block.rows).map { start in
            let block = codes[start..<min(start + Block.rows, codes.count)]
            let (least, greatest) = (block.min() ?? 0, block.max() ?? 0)
            return Zone(least: Int64(least), greatest: Int64(greatest), sum: 0, present: Int64(block.count))
        }
    }
}

/// Writes a measure's values in the form that takes the least room.
enum ValueEncoding {
    static func write(
        _ values: RawValues,
        into sink: inout some SegmentSink & ~Copyable
    ) throws(StorageFault) -> ValueLayout {
        var layout = ValueLayout()
        layout.kind = values.kind
        let zones = Zone.all(of: values)
        layout.whole = Zone.sum(of: zones, values.kind)
        layout.zones = try sink.write(zones)
        if values.kind == .integer { layout.base = min(0, layout.whole.least) }
        layout.absence = absence(of: values, present: Int(layout.whole.present))
        switch layout.absence {
        case .dense: try writeDense(values, into: &sink, &layout)
        case .sparseNone, .sparseZero: try writeSparse(values, into: &sink, &layout)
        }
        return layout
    }

    private static func absence(of values: RawValues, present: Int) -> ValueLayout.Absence {
        if values.presence != nil { return present * 2 < values.count ? .sparseNone : .dense }
        let zeros = values.numbers.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
        return zeros * 2 > values.count ? .sparseZero : .dense
    }

    private static func writeDense(
        _ values: RawValues,
        into sink: inout some SegmentSink & ~Copyable,
        _ layout: inout ValueLayout
    ) throws(StorageFault) {
        layout.width = width(of: layout)
        if let presence = values.presence {
            layout.presence = try sink.write(Narrow.wholeStrips(presence, rows: values.count))
        }
        layout.values = try write(values.numbers, into: &sink, layout)
    }

    private static func writeSparse(
        _ values: RawValues,
        into sink: inout some SegmentSink & ~Copyable,
        _ layout: inout ValueLayout
    ) throws(StorageFault) {
        layout.width = width(of: layout)
        var presence = Narrow.wholeStrips(Bits.empty(values.count), rows: values.count)
        var (kept, ranks): ([Int64], [UInt32]) = ([], [])
        for row in 0..<values.count {
            if row % Strip.rows == 0 { ranks.append(UInt32(kept.count)) }
            let has = layout.absence == .sparseNone ? values.isPresent(row) : values.numbers[row] != 0
            guard has else { continue }
            Bits.set(&presence, row)
            kept.append(values.numbers[row])
        }
        layout.presence = try sink.write(presence)
        layout.ranks = try sink.write(ranks)
        layout.values = try write(kept, into: &sink, layout)
    }

    private static func width(of layout: ValueLayout) -> Width {
        guard layout.kind == .integer else { return .eight }
        return Width(for: UInt64(max(0, layout.whole.greatest) - layout.base))
    }

    private static func write(
        _ numbers: [Int64],
        into sink: inout some SegmentSink & ~Copyable,
        _ layout: ValueLayout
    ) throws(StorageFault) -> Part {
        try Narrow.write(numbers.map { UInt64(bitPattern: $0 &- layout.base) }, layout.width, into: &sink)
    }
}

extension Zone {
    static func all(of values: RawValues) -> [Zone] {
        stride(from: 0, to: values.count, by: Block.rows).map { start in
            let rows = start..<min(start + Block.rows, values.count)
            return values.kind == .integer ? integers(values, rows) : decimals(values, rows)
        }
    }

    private static func integers(_ values: RawValues, _ rows: Range<Int>) -> Zone {
        var (least, greatest, sum, present) = (Int64.max, Int64.min, Int64(0), Int64(0))
        for row in rows where values.isPresent(row) {
            let number = values.numbers[row]
            least = min(least, number)
            greatest = max(greatest, number)
            sum &+= number
            present += 1
        }
        return present > 0 ? Zone(least: least, greatest: greatest, sum: sum, present: present) : Zone()
    }

    private static func decimals(_ values: RawValues, _ rows: Range<Int>) -> Zone {
        var (least, greatest, sum, present) = (Double.infinity, -Double.infinity, 0.0, Int64(0))
        for row in rows where values.isPresent(row) {
            let number = Double(raw: values.numbers[row])
            least = min(least, number)
            greatest = max(greatest, number)
            sum += number
            present += 1
        }
        guard present > 0 else { return Zone() }
        return Zone(least: least.raw, greatest: greatest.raw, sum: sum.raw, present: present)
    }

    static func sum(of zones: [Zone], _ kind: MeasureColumn.Kind) -> Zone {
        zones.lazy.filter { $0.present > 0 }.reduce(Zone()) { $0.joined($1, kind) }
    }

    func joined(_ other: Zone, _ kind: MeasureColumn.Kind) -> Zone {
        guard present > 0 else { return other }
        guard other.present > 0 else { return self }
        let present = present + other.present
        guard kind == .decimal else {
            return Zone(
                least: min(least, other.least),
                greatest: max(greatest, other.greatest),
                sum: sum &+ other.sum,
                present: present
            )
        }
        return Zone(
            least: min(Double(raw: least), Double(raw: other.least)).raw,
            greatest: max(Double(raw: greatest), Double(raw: other.greatest)).raw,
            sum: (Double(raw: sum) + Double(raw: other.sum)).raw,
            present: present
        )
    }
}
