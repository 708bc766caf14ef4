import Basics

/// Where each good row of a log stands, ordered by cases, and within a case by time.
///
/// It has 24 bytes for a row, so that a log of a gigabyte fits in the memory of any server; the rows stay on the disk.
struct RowIndex: Sendable {
    struct Place: Sendable {
        let offset: Int64
        let at: Moment
        let line: Int32
        /// The number of its case; cases that began earlier have lower ones.
        fileprivate(set) var caseNumber: Int32
    }

    private let rows: [Place]
    /// Where in `rows` each case begins, and behind the last one, where it ends.
    private let starts: [Int]

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
        private var rows: [Place] = []
        private var numbers: [String: Int32] = [:]
        private var beginnings: [Moment] = []

        mutating func add(_ event: LogEvent, at offset: Int64) {
            let number = number(of: event)
            rows.append(Place(offset: offset, at: event.at, line: Int32(clamping: event.line), caseNumber: number))
        }

        private mutating func number(of event: LogEvent) -> Int32 {
            if let known = numbers[event.caseKey] {
                beginnings[Int(known)] = min(beginnings[Int(known)], event.at)
                return known
            }
            let number = Int32(beginnings.count)
            numbers[event.caseKey] = number
            beginnings.append(event.at)
            return number
        }

        /// Gives away what it has gathered: a copy of the rows would double what they take.
        mutating func finish() -> RowIndex {
            numbers = [:]
            defer { rows = [] }
            renumber()
            rows.sort { ($0.caseNumber, $0.at, $0.line) < ($1.caseNumber, $1.at, $1.line) }
            var starts: [Int] = []
            for position in rows.indices where Int(rows[position].caseNumber) == starts.count {
                starts.append(position)
            }
            return RowIndex(rows: rows, starts: starts + [rows.count])
        }

        /// By their beginning, and those that begin together as the file has them.
        private mutating func renumber() {
            let order = beginnings.indices.sorted { (beginnings[$0], $0) < (beginnings[$1], $1) }
            var newNumbers = [Int32](repeating: 0, count: order.count)
            for (new, old) in order.enumerated() { newNumbers[old] = Int32(new) }
            for position in rows.indices { rows[position].caseNumber = newNumbers[Int(rows[position].caseNumber)] }
        }
    }
}
