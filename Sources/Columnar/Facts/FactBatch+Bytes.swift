// As the log keeps it.
extension FactBatch {
    func write(to writer: inout ByteWriter) {
        writer.write(instants)
        for column in labels { column.write(to: &writer) }
        for column in values { column.write(to: &writer) }
    }

    init?(from reader: inout ByteReader, _ schema: Schema) {
        guard let instants = reader.numbers(Int64.self) else { return nil }
        var (labels, values): ([LabelColumn], [ValueColumn]) = ([], [])
        for _ in schema.dimensions {
            guard let column = LabelColumn(from: &reader) else { return nil }
            labels.append(column)
        }
        for _ in schema.measures {
            guard let column = ValueColumn(from: &reader) else { return nil }
            values.append(column)
        }
        self.init(instants: instants, labels: labels, values: values)
    }
}

extension LabelColumn {
    fileprivate func write(to writer: inout ByteWriter) {
        switch self {
        case .numbers(let all):
            writer.write(UInt8(0))
            writer.write(all)
        case .labels(let all):
            writer.write(UInt8(1))
            writer.write(UInt64(all.count))
            for label in all { writer.write(label) }
        }
    }

    fileprivate init?(from reader: inout ByteReader) {
        switch reader.number(UInt8.self) {
        case 0:
            guard let all = reader.numbers(Int64.self) else { return nil }
            self = .numbers(all)
        case 1:
            guard let count = reader.number(UInt64.self) else { return nil }
            var all: [Label] = []
            for _ in 0..<count {
                guard let label = reader.label() else { return nil }
                all.append(label)
            }
            self = .labels(all)
        default: return nil
        }
    }
}

extension ValueColumn {
    fileprivate func write(to writer: inout ByteWriter) {
        let raw = RawValues(self)
        writer.write(UInt8(raw.kind == .integer ? 0 : 1))
        writer.write(raw.numbers)
        writer.write(raw.presence ?? [])
    }

    fileprivate init?(from reader: inout ByteReader) {
        guard let kind = reader.number(UInt8.self),
            let numbers = reader.numbers(Int64.self),
            let presence = reader.numbers(UInt64.self)
        else { return nil }
        let isThere = { (row: Int) in presence[row >> 6] >> UInt64(row & 63) & 1 == 1 }
        switch (kind, presence.isEmpty) {
        case (0, true): self = .integers(numbers)
        case (0, false): self = .optionalIntegers(numbers.indices.map { isThere($0) ? numbers[$0] : nil })
        case (_, true): self = .decimals(numbers.map(Double.init(raw:)))
        case (_, false):
            self = .optionalDecimals(numbers.indices.map { isThere($0) ? Double(raw: numbers[$0]) : nil })
        }
    }
}
