import Basics

/// Where each good row of a log stands, ordered by cases, and within a case by time.
///
/// Sixteen bytes a row, so that a log of a gigabyte needs no more memory than a page with pictures; the rows stay on the disk.
struct RowIndex: Sendable {
    struct Place: Sendable {
        let offset: Int64
        let line: Int64
    }

    private let rows: [Place]
    /// Where in `rows` each case begins, and behind the last one, where it ends.
    private let starts: [Int]

    /// Cases that began earlier come earlier.
    var caseCount: Int { starts.count - 1 }
    var eventCount: Int { rows.count }

    func rows(ofCase number: Int) -> ArraySlice<Place> {
        rows[starts[number]..<starts[number + 1]]
    }

    /// How many rows the cases before this one have.
    func events(beforeCase number: Int) -> Int {
        starts[number]
    }
}

extension RowIndex {
    /// Takes rows in the order of the file.
    struct Builder {
        private var places: [Place] = []
        private var times: [Moment] = []
        private var cases: [Int32] = []
        private var numbers: [String: Int32] = [:]
        private var beginnings: [Moment] = []

        mutating func add(_ event: LogEvent, at offset: Int64) {
            let number: Int32
            if let known = numbers[event.caseKey] {
                number = known
                beginnings[Int(number)] = min(beginnings[Int(number)], event.at)
            } else {
                number = Int32(beginnings.count)
                numbers[event.caseKey] = number
                beginnings.append(event.at)
            }
            places.append(Place(offset: offset, line: Int64(event.line)))
            times.append(event.at)
            cases.append(number)
        }

        consuming func finished() -> RowIndex {
            numbers = [:]
            let order = places.indices.sorted { left, right in
                let (a, b) = (cases[left], cases[right])
                if a != b { return (beginnings[Int(a)], a) < (beginnings[Int(b)], b) }
                return (times[left], left) < (times[right], right)
            }
            var starts: [Int] = []
            var last: Int32?
            for (position, row) in order.enumerated() where cases[row] != last {
                starts.append(position)
                last = cases[row]
            }
            return RowIndex(rows: order.map { places[$0] }, starts: starts + [order.count])
        }
    }
}
