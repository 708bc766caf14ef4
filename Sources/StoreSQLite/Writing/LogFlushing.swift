import Foundation
import Store
import Synchronization

/// Brings what is committed to the disk, so that a power cut can't take it, and only then lets whoever waits for it be answered.
///
/// SQLite itself would make the writer wait for the disk (`synchronous = FULL`). Here it commits without a flush (NORMAL) and goes
/// on to the next writes meanwhile. One flush keeps all that was committed before it began, so those who come during one share
/// the next.
package final class LogFlushing: Sendable {
    /// - Parameter fault: why it is not known whether it is kept; nil when it is.
    typealias End = @Sendable (_ fault: StorageFault?) -> Void
    package typealias Flush = @Sendable () throws(StorageFault) -> Void

    private struct State {
        var waiting: [End] = []
        var isAtWork = false
        var failure: StorageFault?
        var lastTook = Duration.zero
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "highrock.sqlite.flushing")
    private let flush: Flush
    /// A disk that is as quick as this is waited for where one is: handing over costs as much.
    private static let quick = Duration.microseconds(200)

    /// - Parameter flush: brings the log to the disk; blocks.
    init(_ flush: @escaping Flush) {
        self.flush = flush
    }

    /// How long the disk took of late.
    var lastTook: Duration { state.withLock(\.lastTook) }

    /// - Throws: what a flush failed by, for ever after: the system may have forgotten what it could not write, so nothing that
    ///   is built upon it can be promised to anybody. Only opening the database anew shows what is there.
    func verify() throws(StorageFault) {
        if let failure = state.withLock(\.failure) { throw failure }
    }

    /// - Parameters:
    ///   - atOnce: nobody else wants to write, so a quick disk may be waited for here.
    ///   - end: called when what was committed before this call is kept.
    func keep(atOnce: Bool, _ end: @escaping End) {
        let (isIdle, isFirst) = state.withLock { state in
            if atOnce, !state.isAtWork, state.lastTook < Self.quick { return (true, false) }
            state.waiting.append(end)
            defer { state.isAtWork = true }
            return (false, !state.isAtWork)
        }
        if isIdle { end(fault()) }
        if isFirst { queue.async { [self] in work() } }
    }

    private func work() {
        while let ends = take() {
            let fault = fault()
            for end in ends { end(fault) }
        }
    }

    private func take() -> [End]? {
        state.withLock { state in
            defer { state.waiting = [] }
            state.isAtWork = !state.waiting.isEmpty
            return state.isAtWork ? state.waiting : nil
        }
    }

    private func fault() -> StorageFault? {
        let start = ContinuousClock.now
        do {
            try verify()
            try flush()
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
            return .uncertain
        }
        state.withLock { $0.lastTook = ContinuousClock.now - start }
        return nil
    }

    /// Blocks until all who wait are answered.
    func drain() {
        queue.sync {}
    }
}
