import HTTPTypes
import Synchronization

/// How often and how fast one route is answered.
final class RouteMeter: Sendable {
    static let name = "highrock_request_seconds"
    static let countName = "highrock_answers_total"

    private struct Tally {
        var buckets = [Int](repeating: 0, count: RouteMeter.bounds.count + 1)
        var microseconds = 0
        /// By the first figure of the status.
        var classes = [Int](repeating: 0, count: 6)
    }

    /// In microseconds.
    private static let bounds = [500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000]

    private let labels: String
    private let tally = Mutex(Tally())

    init(_ route: Route) {
        labels = "method=\"\(route.method.rawValue)\",route=\"\(route.path)\""
    }

    func note(_ span: Duration, status: Int) {
        let microseconds = Int(span.components.seconds * 1_000_000 + span.components.attoseconds / 1_000_000_000_000)
        let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
        tally.withLock {
            $0.buckets[bucket] += 1
            $0.microseconds += microseconds
            $0.classes[min(5, max(0, status / 100))] += 1
        }
    }

    /// Routes that nobody asked for are left out.
    var text: String {
        let tally = tally.withLock { $0 }
        let whole = tally.buckets.reduce(0, +)
        guard whole > 0 else { return "" }
        var text = ""
        var sum = 0
        for (bound, count) in zip(Self.bounds, tally.buckets) {
            sum += count
            text += "\(Self.name)_bucket{\(labels),le=\"\(Double(bound) / 1_000_000)\"} \(sum)\n"
        }
        text += "\(Self.name)_bucket{\(labels),le=\"+Inf\"} \(whole)\n"
        text += "\(Self.name)_sum{\(labels)} \(Double(tally.microseconds) / 1_000_000)\n"
        return text + "\(Self.name)_count{\(labels)} \(whole)\n"
    }

    var countText: String {
        let tally = tally.withLock { $0 }
        return tally.classes.enumerated().filter { $0.element > 0 }
            .map { "\(Self.countName){\(labels),status=\"\($0.offset)xx\"} \($0.element)\n" }.joined()
    }
}
