import Formats

/// Some cases with all their events, read a second time and ready to be written in one transaction.
struct CaseBatch: Sendable {
    /// Their numbers in the survey.
    let range: Range<Int>
    let cases: [LoggedCase]

    /// A transaction holds about so many events.
    private static let size = 2000

    init(from start: Int, of index: RowIndex, _ plan: TakeoverPlan) throws {
        var end = start
        let most = index.events(beforeCase: start) + Self.size
        while end < index.caseCount, end == start || index.events(beforeCase: end + 1) <= most { end += 1 }
        range = start..<end
        let reading = plan.reading
        var reader = plan.log.reader()
        cases = try range.map { try LoggedCase(index.rows(ofCase: $0), &reader, reading) }
    }
}

/// One case as the log has it.
struct LoggedCase: Sendable {
    let key: String
    let opening: Opening
    /// In the order of time.
    let events: [LogEvent]

    init(_ places: ArraySlice<RowIndex.Place>, _ reader: inout CSVReader, _ reading: RowReading) throws {
        var row = CSVRow()
        var events: [LogEvent] = []
        var opening: Opening?
        for place in places {
            reader.seek(to: place.offset, line: Int(place.line))
            guard try reader.next(into: &row) else { throw FileRefusal.changedMeanwhile(reading.log.name) }
            opening = try opening ?? reading.opening(of: row)
            events.append(try reading.event(of: row))
        }
        guard let opening, let first = events.first else { throw FileRefusal.changedMeanwhile(reading.log.name) }
        key = first.caseKey
        self.opening = opening
        self.events = events
    }
}
