import Basics
import Foundation

/// Brings together both accounts that the exchange gives of the calls that it served by itself: the queue's log, and the details of all
/// calls. Each call is told once, whichever of the two knows of it (SPEC T4).
///
/// Neither is finished when it is read: a call may go on, or be written in the one and not in the other yet. How far each has been done with
/// is told, too, and it is to be read again from there.
package struct FallbackReading: Sendable {
    private var log = QueueLog()
    private var finished: [(call: FallbackCall, place: Int)] = []
    private var begun: [String: Int] = [:]
    private var details: [String: (call: DetailedCall, place: Int)] = [:]
    private let hasDetails: Bool
    private var ends = (log: 0, details: 0)

    /// For how long the other account of a call is waited for.
    private static let patience = Duration.seconds(30)
    /// All lines of a call are written when it ends, one after another.
    private static let pause = Duration.seconds(2)

    /// - Parameter hasDetails: whether there is more than the queue's log.
    package init(hasDetails: Bool) {
        self.hasDetails = hasDetails
    }

    /// - Parameter piece: of the queue's log, from where it was last done with. What is behind the last end of a line is left for later.
    package mutating func readLog(_ piece: Data) {
        Self.lines(of: piece) { line, place, next in
            let over = log.read(line)
            for call in over { finished.append((call, begun.removeValue(forKey: call.name) ?? place)) }
            for name in log.names where begun[name] == nil { begun[name] = place }
            ends.log = next
        }
        begun = begun.filter { log.names.contains($0.key) }
    }

    /// - Parameter piece: of the details, in the same way.
    package mutating func readDetails(_ piece: Data) {
        Self.lines(of: piece) { line, place, next in
            if let detail = CallDetail(line) {
                details[detail.call, default: (DetailedCall(), place)].call.add(detail)
            }
            ends.details = next
        }
    }

    /// Of each whole line: what it says, where it begins, and where the next one does.
    private static func lines(of piece: Data, _ take: (String, Int, Int) -> Void) {
        var place = 0
        let lines = piece.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for line in lines.dropLast() {
            let next = place + line.count + 1
            take(String(decoding: line, as: UTF8.self), place, next)
            place = next
        }
    }

    /// What is known of calls that are over.
    package struct Findings: Sendable {
        package var calls: [FallbackCall] = []
        /// From where each account is to be read next, counted from where it was read now.
        package var logDone: Int
        package var detailsDone: Int
    }

    package func findings(at now: Moment) -> Findings {
        var found = Findings(logDone: ends.log, detailsDone: ends.details)
        var known: Set<String> = []
        for (call, place) in finished {
            known.insert(call.name)
            if let own = details[call.name], own.call.covers(call) || now - call.ended >= Self.patience {
                take(call.joined(with: own.call), own, or: place, now, &found)
            } else if hasDetails, now - call.ended < Self.patience {
                found.logDone = min(found.logDone, place)
                found.detailsDone = min(found.detailsDone, details[call.name]?.place ?? found.detailsDone)
            } else {
                found.calls.append(call)
            }
        }
        var open = begun
        for (name, own) in details.sorted(by: { $0.value.place < $1.value.place })
        where !known.contains(name) && own.call.isOurs {
            guard let call = own.call.call(name) else { continue }
            let isInQueue = open[name] != nil
            // The queue's log says more, if it says anything.
            if isInQueue, now - call.ended < Self.patience {
                found.detailsDone = min(found.detailsDone, own.place)
            } else {
                open[name] = nil
                take(call, own, or: nil, now, &found)
            }
        }
        found.logDone = min(found.logDone, open.values.min() ?? found.logDone)
        return found
    }

    private func take(
        _ call: FallbackCall,
        _ own: (call: DetailedCall, place: Int),
        or place: Int?,
        _ now: Moment,
        _ found: inout Findings
    ) {
        if let ended = own.call.ended, now - ended < Self.pause, now >= ended {
            found.detailsDone = min(found.detailsDone, own.place)
            if let place { found.logDone = min(found.logDone, place) }
        } else {
            found.calls.append(call)
        }
    }
}
