import Columnar
import Foundation

/// A fact as a test knows it.
struct PlainFact {
    let instant: Int64
    let labels: [Label]
    let values: [Double?]
}

extension FactBatch {
    init(_ facts: ArraySlice<PlainFact>, _ schema: Schema) {
        self.init(
            instants: facts.map(\.instant),
            labels: schema.dimensions.indices.map { at in .labels(facts.map { $0.labels[at] }) },
            values: schema.measures.indices.map { at in
                schema.measures[at].kind == .integer
                    ? .optionalIntegers(facts.map { $0.values[at].map { Int64($0) } })
                    : .optionalDecimals(facts.map { $0.values[at] })
            }
        )
    }
}

/// What the wall shows, by Foundation's calendar.
struct Wall {
    private var calendar = Calendar(identifier: .gregorian)
    private let tick: Int64

    init(_ clock: FactClock) throws {
        calendar.timeZone = TimeZone(identifier: clock.zone) ?? .gmt
        tick = clock.tick.rawValue
    }

    func codes(_ instant: Int64) -> [TimePart: Int] {
        let date = Date(timeIntervalSince1970: Double(instant * tick) / 1000)
        let shown = calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: date)
        let (year, month, hour) = (shown.year ?? 0, shown.month ?? 1, shown.hour ?? 0)
        var utc = Calendar(identifier: .gregorian)
        utc.timeZone = .gmt
        let midnight = utc.date(from: DateComponents(year: year, month: month, day: shown.day)) ?? date
        let day = Int((midnight.timeIntervalSince1970 / 86400).rounded(.down))
        let months = (year - 1970) * 12 + month - 1
        return [
            .halfHour: hour * 2 + (shown.minute ?? 0) / 30,
            .hour: hour,
            .weekday: ((shown.weekday ?? 1) + 5) % 7,
            .day: day,
            .week: Int((Double(day + 3) / 7).rounded(.down)),
            .month: months,
            .quarter: Int((Double(months) / 3).rounded(.down)),
            .year: year,
        ]
    }
}
