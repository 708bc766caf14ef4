/// What is worked on one day: stretches in their order, of which none overlaps the one before it.
package struct WorkingDay: Hashable, Sendable {
    package let spans: [WorkingSpan]

    package static let off = WorkingDay(ordered: [])

    /// In any order. Night work may reach into what is worked on the next day; within one day nothing is said twice.
    package init(_ spans: [WorkingSpan]) throws(CalendarFlaw) {
        let spans = spans.sorted { $0.from < $1.from }
        for (earlier, later) in zip(spans, spans.dropFirst()) where later.from < earlier.end {
            throw .spansOverlap(earlier, later)
        }
        self.init(ordered: spans)
    }

    private init(ordered spans: [WorkingSpan]) {
        self.spans = spans
    }

    package var isOff: Bool { spans.isEmpty }

    /// Minutes by the clock on the wall.
    package var length: Int { spans.reduce(0) { $0 + $1.length } }

    /// The same day when everybody goes home so many minutes of work earlier. A negative number changes nothing.
    package func shortened(by minutes: Int) -> WorkingDay {
        var spans = spans
        var left = max(0, minutes)
        while left > 0, let last = spans.popLast() {
            if let rest = last.shortened(by: left) { spans.append(rest) }
            left -= min(left, last.length)
        }
        return WorkingDay(ordered: spans)
    }
}

extension WorkingDay: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode([WorkingSpan].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(spans)
    }
}
