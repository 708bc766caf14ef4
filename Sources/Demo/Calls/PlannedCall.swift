import Basics
import CallCenter
import Clients
import Telephony

/// A call of the demonstration company, as it is thought up.
struct PlannedCall: Sendable {
    enum Course: Sendable, Hashable {
        case answered
        /// Handed on to a colleague.
        case handedOver
        case abandoned
        case callback
        case voiceMail
        case calledOut
        case notReached
    }

    let number: Int
    let course: Course
    let began: Moment
    let client: Client.ID
    let phone: String
    let caller: String
    /// Who answers, or calls; nil where nobody does.
    let agent: Desk?
    let other: Desk?
    let wait: Duration
    let talk: Duration
    let hold: Duration
    let wrapUp: Duration
    let matter: Matter?
    let quality: SoundQuality
    let agentQuality: SoundQuality
    /// Whether there is something to hear of it.
    let isHeard: Bool

    /// One of the company's people at their telephone.
    struct Desk: Sendable, Hashable {
        let colleague: Int
        let digits: String

        var endpoint: Endpoint? { .phone(digits) }
    }

    /// What it is about, and what it comes to.
    struct Matter: Sendable {
        let place: Int
        let result: CallResult
        let note: String
    }

    var name: CallID { CallID("demo-\(number)") }
    var recording: RecordingName { RecordingName("\(name)-\(course == .voiceMail ? "m" : "r")1") }

    var isOutgoing: Bool { course == .calledOut || course == .notReached }
    var isTalk: Bool { talk > .zero && course != .voiceMail }

    /// After which it is held, or handed on.
    private var third: Duration { .milliseconds(talk.wholeMilliseconds / 3) }

    private var arrival: Duration { isOutgoing ? .seconds(4) : .milliseconds(1400) }

    var answered: Moment { began + arrival + wait }
    var ended: Moment { answered + talk + hold }
    var closed: Moment { isTalk ? ended + wrapUp : ended }

    /// As the exchange would have told it.
    var record: CallRecord {
        CallRecord(
            call: name,
            direction: isOutgoing ? .outgoing : .incoming,
            outsider: CallerName(name: isOutgoing ? "" : caller, number: phone),
            dialled: isOutgoing ? phone : Switchroom.digits,
            began: began,
            ended: ended,
            closed: closed,
            end: end,
            cause: course == .notReached ? .noAnswer : .normal,
            spans: spans,
            legs: legs,
            recordings: isHeard && course != .voiceMail ? [recording] : [],
            message: course == .voiceMail ? recording : nil,
            transfers: course == .handedOver ? 1 : 0,
            quality: isTalk || course == .voiceMail ? quality : nil
        )
    }

    private var end: CallEnd {
        switch course {
        case .answered, .handedOver, .abandoned, .voiceMail: .outsider
        case .callback: .callback
        case .calledOut: agent?.endpoint.map { .agent($0) } ?? .house
        case .notReached: .notReached
        }
    }

    /// Each begins where the one before it ends.
    private var spans: [StageSpan] {
        let leg = ChannelID("\(name)-1")
        var parts: [(Telephony.Stage, Duration, ChannelID?)] = [(.arriving, arrival, nil)]
        switch course {
        case .voiceMail: parts.append((.menu, wait + talk, nil))
        case .calledOut, .notReached: parts.append((.reaching, wait, leg))
        default: parts.append((.waiting, wait, nil))
        }
        if isTalk {
            let first = hold > .zero || course == .handedOver ? third : talk
            parts.append((.talking, first, leg))
            if hold > .zero { parts.append((.held, hold, leg)) }
            if first < talk {
                parts.append((.talking, talk - first, course == .handedOver ? ChannelID("\(name)-2") : leg))
            }
        }
        var moment = began
        return parts.compactMap { stage, span, leg in
            defer { moment = moment + span }
            return span > .zero ? StageSpan(stage: stage, from: moment, to: moment + span, leg: leg) : nil
        }
    }

    private var legs: [LegRecord] {
        guard let endpoint = agent?.endpoint, course != .voiceMail else { return [] }
        func leg(_ endpoint: Endpoint, _ outcome: Leg.Outcome, _ talk: Duration, _ wrapUp: Duration) -> LegRecord {
            LegRecord(
                endpoint: endpoint,
                role: .agent,
                outcome: outcome,
                cause: isTalk ? .normal : nil,
                ring: .milliseconds(min(wait.wholeMilliseconds, 3000 + Int64(number * 977 % 5000))),
                talk: talk,
                hold: outcome == .handedOver || course != .handedOver ? hold : .zero,
                wrapUp: wrapUp,
                measured: talk > .zero ? agentQuality : nil
            )
        }
        switch course {
        case .handedOver:
            guard let other = other?.endpoint else { return [leg(endpoint, .spoke, talk, wrapUp)] }
            return [leg(endpoint, .handedOver, third, .zero), leg(other, .spoke, talk - third, wrapUp)]
        case .notReached: return [leg(endpoint, .answered, .zero, .zero)]
        default: return isTalk ? [leg(endpoint, .spoke, talk, wrapUp)] : []
        }
    }

    /// What whoever held it said of it.
    func sheet(_ matters: [CallMatter]) -> CallSheet {
        var sheet = CallSheet(name)
        sheet.client = client
        guard let matter, isTalk else { return sheet }
        sheet.result = matter.result
        sheet.matter = matters.indices.contains(matter.place) ? matters[matter.place].id : nil
        sheet.note = matter.note
        return sheet
    }
}
