/// Walks through a folder's numbers in ranges that ask for not many more letters than are wanted. Numbers have gaps, of letters
/// that have gone; where a range brings too little, the next is twice as wide.
struct UIDWindow {
    private var from: UID?
    /// The first number that nobody had when the folder was opened.
    private let known: UID?
    private var width: UInt32

    init(from: UID, known: UID?, width: Int) {
        self.from = from
        self.known = known
        self.width = UInt32(clamping: max(1, width))
    }

    /// The next range to ask for; nil when all have been.
    mutating func next() -> ClosedRange<UID>? {
        guard let first = from else { return nil }
        // Beyond what was known lie few letters, those that came since, and one range finds them all.
        let isKnown = known.map { first < $0 } ?? true
        let last = isKnown ? first.advanced(by: width - 1) : .last
        width = width.multipliedReportingOverflow(by: 2).overflow ? .max : width * 2
        from = last.next
        return first...last
    }
}
