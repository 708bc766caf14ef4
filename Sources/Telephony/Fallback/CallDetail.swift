import Basics

/// A line of what Asterisk's `cdr_custom` writes of its calls (SPEC T4): one phone that was tried for one caller.
///
/// A line is `channel|call|began|answered|ended|disposition|name|other name|who hung up|dialled|caller`. The last two are the world's, and may
/// be anything; all calls that came in have lines, and only those in whose dialplan stands `CDR(highrock)` have something for `dialled`.
package struct CallDetail: Hashable, Sendable {
    /// Of all lines of a call: its first channel, by which the queue's log names it, too.
    let call: String
    let began: Moment
    let answered: Moment?
    let ended: Moment
    let wasAnswered: Bool
    let name: String
    /// The channel of the phone that was tried; empty: none was.
    let other: String
    /// The name of the channel that hung up; empty: the exchange does not say.
    let hungUp: String
    /// Empty: it is none of ours.
    let dialled: String
    let caller: String

    /// - Returns: nil of what is no such line.
    package init?(_ line: String) {
        let fields = line.split(separator: Character("|"), maxSplits: 10, omittingEmptySubsequences: false).map(
            String.init
        )
        guard fields.count == 11, !fields[1].isEmpty, let began = Self.moment(fields[2]),
            let ended = Self.moment(fields[4])
        else { return nil }
        call = fields[1]
        self.began = began
        answered = Self.moment(fields[3])
        // A clock that was put back is no reason for a call to end before it began.
        self.ended = max(began, ended)
        wasAnswered = fields[5] == "ANSWERED"
        (name, other, hungUp, dialled, caller) = (fields[6], fields[7], fields[8], fields[9], fields[10])
    }

    /// Seconds since 1970 with a fraction; nothing happened at none.
    private static func moment(_ text: String) -> Moment? {
        guard let seconds = Double(text), seconds > 0, seconds < latest else { return nil }
        return Moment(milliseconds: Int64((seconds * 1000).rounded()))
    }

    /// A number beyond it is no time.
    private static let latest = Double(1 << 40)

    /// The phone that was tried: its channel's name without what makes that one of many.
    var endpoint: Endpoint? {
        guard let hyphen = other.lastIndex(of: "-") else { return nil }
        return Endpoint(String(other[..<hyphen]))
    }
}

/// All lines of one call.
struct DetailedCall: Hashable, Sendable {
    private(set) var lines: [CallDetail] = []

    mutating func add(_ line: CallDetail) {
        lines.append(line)
    }

    /// Whether the dialplan says that it is one of ours.
    var isOurs: Bool { lines.contains { !$0.dialled.isEmpty } }

    var dialled: String { lines.first { !$0.dialled.isEmpty }?.dialled ?? "" }
    var caller: String { lines.first { !$0.caller.isEmpty }?.caller ?? "" }
    var began: Moment? { lines.map(\.began).min() }
    var ended: Moment? { lines.map(\.ended).max() }

    /// The phone that talked last.
    private var talk: (at: Moment, endpoint: Endpoint)? {
        lines.compactMap { line in
            guard line.wasAnswered, let at = line.answered, let endpoint = line.endpoint else { return nil }
            return (at, endpoint)
        }
        .max { $0.at < $1.at }
    }

    /// Whether there are lines as far as to its end, of which the log names the second.
    func covers(_ call: FallbackCall) -> Bool { ended.map { $0 >= call.ended } ?? false }

    /// Who ended it, where the exchange says so.
    var endedBy: FallbackCall.End? {
        guard let line = lines.first(where: { !$0.hungUp.isEmpty }) else { return nil }
        return line.hungUp == line.name ? .caller : .agent
    }

    /// What came to no queue: phones were rung by the dialplan itself, or the caller left before any was.
    func call(_ name: String) -> FallbackCall? {
        guard isOurs, let began, let ended else { return nil }
        let answer = talk.map { talk in
            let at = min(max(talk.at, began), ended)
            return FallbackCall.Answer(at: at, endpoint: talk.endpoint, ring: at - began)
        }
        return FallbackCall(
            name: name,
            dialled: dialled,
            caller: caller,
            began: began,
            answer: answer,
            ended: ended,
            end: answer == nil ? endedBy == .agent ? .unanswered : .caller : endedBy ?? .caller
        )
    }
}

extension FallbackCall {
    /// What the queue's log tells in whole seconds, and who answered when; the details tell when it began and ended, and who ended it.
    func joined(with details: DetailedCall) -> FallbackCall {
        // Of the moments in a second the log names the first, so it may seem that a call had begun before it did.
        guard let began = details.began, let last = details.ended else { return self }
        let answer = answer.map { Answer(at: max($0.at, began), endpoint: $0.endpoint, ring: $0.ring) }
        let ended = max(last, self.ended)
        return FallbackCall(
            name: name,
            dialled: dialled,
            caller: caller.isEmpty ? details.caller : caller,
            began: began,
            answer: answer,
            ended: ended,
            end: end == .lost || end == .unanswered || answer == nil ? end : details.endedBy ?? end
        )
    }
}
