import Basics
import Synchronization

/// Lets through so many in a time for each key (an address, a login), and a few at once. Its memory is bounded: keys that have
/// been quiet long enough to have their full measure back are forgotten.
package final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var filled: Moment
    }

    private let burst: Double
    private let perMillisecond: Double
    private let mostKeys: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    /// - Parameters:
    ///   - burst: how many at once.
    ///   - span: the time in which a used-up measure fills again.
    package init(_ burst: Int, per span: Duration, mostKeys: Int = 50_000) {
        self.burst = Double(burst)
        self.mostKeys = mostKeys
        perMillisecond = Double(burst) / Double(max(1, span.wholeMilliseconds))
    }

    /// - Throws: `ShellRefusal.tooOften` when it was too much.
    package func pass(_ key: String, at now: Moment) throws {
        let wait: Double? = buckets.withLock { buckets in
            if buckets.count >= mostKeys, buckets[key] == nil { forgetQuiet(&buckets, now) }
            var bucket = buckets[key] ?? Bucket(tokens: burst, filled: now)
            bucket.tokens = tokens(in: bucket, at: now)
            bucket.filled = max(now, bucket.filled)
            defer { buckets[key] = bucket }
            guard bucket.tokens >= 1 else { return (1 - bucket.tokens) / perMillisecond }
            bucket.tokens -= 1
            return nil
        }
        if let wait { throw ShellRefusal.tooOften(seconds: max(1, Int((wait / 1000).rounded(.up)))) }
    }

    package var keyCount: Int { buckets.withLock(\.count) }

    private func tokens(in bucket: Bucket, at now: Moment) -> Double {
        min(burst, bucket.tokens + Double(max(0, now.milliseconds - bucket.filled.milliseconds)) * perMillisecond)
    }

    /// When all are busy the measure of everyone starts anew: better to let a few through than to stop counting.
    private func forgetQuiet(_ buckets: inout [String: Bucket], _ now: Moment) {
        buckets = buckets.filter { tokens(in: $0.value, at: now) < burst }
        if buckets.count >= mostKeys { buckets.removeAll() }
    }
}
