/// For how long a commit is held open for more writes: about as long as the disk takes to keep it. On a slow disk many share a
/// flush; on a fast one nobody waits for many, and those who are answered early bring the next ones while others are at work.
struct Patience {
    private let bounds: ClosedRange<Duration>
    private var end = ContinuousClock.now

    init() {
        self.init(.microseconds(300) ... .milliseconds(10))
    }

    private init(_ bounds: ClosedRange<Duration>) {
        self.bounds = bounds
    }

    /// For a write that is to be alone.
    static let none = Patience(.zero ... .zero)

    var lasts: Bool { ContinuousClock.now < end }

    /// - Parameter flush: how long the disk takes.
    mutating func begin(_ flush: Duration) {
        end = .now + min(max(flush * 2, bounds.lowerBound), bounds.upperBound)
    }
}
