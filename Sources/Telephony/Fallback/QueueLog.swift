import Basics

/// Reads what Asterisk's `app_queue` writes of its calls, line after line, and gives each of ours when it is over: those whose dialplan
/// has written `HIGHROCK` with the number that was dialled. Calls of the company's other queues are left alone.
///
/// A line is `seconds|call|queue|agent|event|…`; what follows depends on the event.
package struct QueueLog: Sendable {
    private var open: [String: Draft] = [:]

    package init() {}

    /// Calls that have begun and are not over: reading anew has to begin before them.
    package var names: Set<String> { Set(open.keys) }

    /// - Returns: the calls that are over with this line: none or one, or all that went on when the exchange stopped.
    package mutating func read(_ line: String) -> [FallbackCall] {
        let fields = line.split(separator: Character("|"), omittingEmptySubsequences: false).map(String.init)
        guard fields.count >= 5, let seconds = Int64(fields[0]), seconds < Self.latest else { return [] }
        forget(before: Moment(milliseconds: seconds * 1000) - Self.longest)
        let (now, name, details) = (Moment(milliseconds: seconds * 1000), fields[1], Array(fields[5...]))
        switch fields[4] {
        case "HIGHROCK": open[name] = Draft(dialled: details.joined(separator: "|"), began: now)
        case "QUEUESTART": return open.keys.sorted().compactMap { finish($0, .lost, now) }
        case "ENTERQUEUE": open[name]?.caller = details.dropFirst().first ?? ""
        case "CONNECT": connect(name, fields[3], details, now)
        case "COMPLETECALLER": return [finish(name, .caller, now)].compactMap(\.self)
        case "COMPLETEAGENT", "BLINDTRANSFER", "ATTENDEDTRANSFER": return [finish(name, .agent, now)].compactMap(\.self)
        case "ABANDON": return [finish(name, .caller, now)].compactMap(\.self)
        case "EXITWITHTIMEOUT", "EXITEMPTY", "EXITWITHKEY":
            return [finish(name, .unanswered, now)].compactMap(\.self)
        default: break
        }
        return []
    }

    /// A number beyond it is no time: it would not fit in milliseconds.
    private static let latest: Int64 = 1 << 40

    /// No call takes longer: of one that began before it the end was never written.
    private static let longest = Duration.hours(6)

    private mutating func forget(before moment: Moment) {
        open = open.filter { $0.value.began >= moment }
    }

    private mutating func connect(_ name: String, _ agent: String, _ details: [String], _ now: Moment) {
        guard let endpoint = Endpoint(agent) else { return }
        let ring = details.dropFirst(2).first.flatMap { Int64($0) } ?? 0
        open[name]?.answer = FallbackCall.Answer(at: now, endpoint: endpoint, ring: .seconds(max(0, min(ring, 3600))))
    }

    private mutating func finish(_ name: String, _ end: FallbackCall.End, _ now: Moment) -> FallbackCall? {
        guard let draft = open.removeValue(forKey: name) else { return nil }
        return FallbackCall(
            name: name,
            dialled: draft.dialled,
            caller: draft.caller,
            began: draft.began,
            answer: draft.answer,
            // A clock that was put back is no reason for a call to end before it began.
            ended: max(now, draft.answer?.at ?? draft.began),
            end: end
        )
    }

    private struct Draft: Sendable {
        let dialled: String
        let began: Moment
        var caller = ""
        var answer: FallbackCall.Answer?
    }
}
