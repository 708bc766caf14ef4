/// A stretch of work by the clock on the wall; it may end on the next day.
package struct WorkingSpan: Hashable, Sendable {
    /// Minutes since midnight, 0..<1440.
    package let from: Int
    /// Minutes, 1...1440.
    package let length: Int

    /// The minute at which it is over, counted from the midnight before its beginning: 1800 is six o'clock of the next morning.
    package var end: Int { from + length }

    package init(from: Int, length: Int) throws(CalendarFlaw) {
        guard (0..<Self.day).contains(from), (1...Self.day).contains(length) else { throw .spanImpossible }
        self.init(checkedFrom: from, length: length)
    }

    /// - Parameter until: minutes since midnight, 0...1440; of the next day when that is not after the beginning.
    package init(from: Int, until: Int) throws(CalendarFlaw) {
        guard (0...Self.day).contains(until) else { throw .spanImpossible }
        try self.init(from: from, length: until > from ? until - from : until + Self.day - from)
    }

    private init(checkedFrom from: Int, length: Int) {
        self.from = from
        self.length = length
    }

    private static let day = 1440
}

extension WorkingSpan {
    /// What is left of it when it ends so many minutes earlier; nil when that is nothing.
    func shortened(by minutes: Int) -> WorkingSpan? {
        minutes < length ? WorkingSpan(checkedFrom: from, length: length - minutes) : nil
    }
}

extension WorkingSpan: CustomStringConvertible {
    /// `09:00–18:00`
    package var description: String { "\(Self.clock(from))–\(Self.clock(end % Self.day))" }

    private static func clock(_ minute: Int) -> String {
        [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

extension WorkingSpan: Codable {
    private enum Keys: String, CodingKey {
        case from, length
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        try self.init(from: fields.decode(Int.self, forKey: .from), length: fields.decode(Int.self, forKey: .length))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Keys.self)
        try fields.encode(from, forKey: .from)
        try fields.encode(length, forKey: .length)
    }
}
