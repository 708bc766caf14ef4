import Basics

/// What is kept of a call for good (SPEC T2): every second of the outsider's, and of each phone of the house.
package struct CallRecord: Hashable, Sendable, Codable {
    package let call: CallID
    package let direction: Direction
    package let outsider: CallerName
    package let dialled: String
    package let began: Moment
    /// When the outsider's part ended.
    package let ended: Moment
    /// When the last work after the call was done.
    package let closed: Moment
    package let end: CallEnd
    package let cause: HangupCause?
    /// Without gap or overlap from `began` to `ended`.
    package let spans: [StageSpan]
    package let legs: [LegRecord]
    package let recordings: [RecordingName]
    /// The one that ended before what it was of, or never began.
    package let brokenOff: RecordingName?
    /// What the caller left to be passed on.
    package let message: RecordingName?
    /// The last key that was chosen.
    package let choice: Digit?
    /// How often the outsider was handed on.
    package let transfers: Int
    /// Of the outsider's channel; nil where nothing was measured.
    package var quality: SoundQuality?

    package init(
        call: CallID,
        direction: Direction,
        outsider: CallerName,
        dialled: String,
        began: Moment,
        ended: Moment,
        closed: Moment,
        end: CallEnd,
        cause: HangupCause?,
        spans: [StageSpan],
        legs: [LegRecord],
        recordings: [RecordingName] = [],
        brokenOff: RecordingName? = nil,
        message: RecordingName? = nil,
        choice: Digit? = nil,
        transfers: Int = 0,
        quality: SoundQuality? = nil
    ) {
        self.call = call
        self.direction = direction
        self.outsider = outsider
        self.dialled = dialled
        self.began = began
        self.ended = ended
        self.closed = closed
        self.end = end
        self.cause = cause
        self.spans = spans
        self.legs = legs
        self.recordings = recordings
        self.brokenOff = brokenOff
        self.message = message
        self.choice = choice
        self.transfers = transfers
        self.quality = quality
    }

    package enum Direction: String, Hashable, Sendable, Codable {
        case incoming
        case outgoing
    }

    package func time(_ stage: Stage) -> Duration {
        spans.lazy.filter { $0.stage == stage }.reduce(.zero) { $0 + ($1.to - $1.from) }
    }

    package var isAnswered: Bool { spans.contains { $0.stage == .talking } }

    /// Left before anybody of the house had said a word.
    package var isAbandoned: Bool {
        direction == .incoming && !isAnswered && (end == .outsider || end == .unseen)
    }
}

/// The part of one phone of the house.
package struct LegRecord: Hashable, Sendable, Codable {
    package let endpoint: Endpoint
    package let role: Leg.Role
    package let outcome: Leg.Outcome
    package let cause: HangupCause?
    package let ring: Duration
    package let talk: Duration
    /// The caller's time on hold while with this phone.
    package let hold: Duration
    package let wrapUp: Duration
    /// Nil where nothing was measured: it was not answered, or is no phone but a page.
    package var quality: SoundQuality?
}

extension LegRecord {
    package init(
        endpoint: Endpoint,
        role: Leg.Role,
        outcome: Leg.Outcome,
        cause: HangupCause?,
        ring: Duration,
        talk: Duration,
        hold: Duration,
        wrapUp: Duration,
        measured quality: SoundQuality?
    ) {
        self.endpoint = endpoint
        self.role = role
        self.outcome = outcome
        self.cause = cause
        self.ring = ring
        self.talk = talk
        self.hold = hold
        self.wrapUp = wrapUp
        self.quality = quality
    }

    init(_ leg: Leg, _ spans: [StageSpan], closed: Moment) {
        endpoint = leg.endpoint
        role = leg.role
        outcome = leg.outcome ?? (leg.times.spoke != nil ? .spoke : leg.times.answered != nil ? .answered : .withdrawn)
        cause = leg.cause
        let rungUntil = leg.times.answered ?? leg.times.ended ?? closed
        ring = max(.zero, rungUntil - (leg.times.rang ?? rungUntil))
        func time(_ stage: Stage) -> Duration {
            spans.lazy.filter { $0.stage == stage && $0.leg == leg.channel }.reduce(.zero) { $0 + ($1.to - $1.from) }
        }
        talk = time(.talking)
        hold = time(.held)
        if case .done(let time) = leg.wrapUp { wrapUp = time } else { wrapUp = .zero }
        quality = leg.quality?.written(as: leg.codec)
    }
}
