import Basics
import CallCenter
import Clients
import Pages
import People

/// Which calls the list shows, as its address says.
struct CallListWish: Sendable {
    enum Whose: String, CaseIterable, Sendable {
        case everybody
        case mine
    }

    /// What they came to, or several such words together.
    enum Outcome: Sendable, Hashable, LosslessStringConvertible {
        case missed
        case only(CallOutcome)

        static let all: [Outcome] = [.missed] + CallOutcome.allCases.map { .only($0) }

        init?(_ description: String) {
            guard let known = Self.all.first(where: { $0.description == description }) else { return nil }
            self = known
        }

        var description: String {
            switch self {
            case .missed: "missed"
            case .only(let outcome): outcome.rawValue
            }
        }

        var name: TextKey { TextKey("call.outcome.\(description)") }
    }

    /// How well the two sides heard each other.
    enum Sound: String, CaseIterable, Sendable {
        case poor
    }

    var whose = Whose.everybody
    var outcome: Outcome?
    var sound: Sound?
    var queue: CallQueue.ID?
    var day: Day?
    var cursor: TimeCursor?

    /// Whether there may be calls that it does not show.
    var isNarrow: Bool {
        whose != .everybody || outcome != nil || sound != nil || queue != nil || day != nil || cursor != nil
    }

    init(_ query: Query) {
        whose = query["whose"].flatMap(Whose.init) ?? .everybody
        outcome = query["outcome"].flatMap(Outcome.init)
        sound = query["sound"].flatMap(Sound.init)
        queue = query["queue"].flatMap { CallQueue.ID($0) }
        day = query["day"].flatMap { Day($0) }
        cursor = query["before"].flatMap(TimeCursor.init)
    }

    /// - Parameter zone: in which the day is a day.
    func filter(for member: Member, in zone: Zone) -> PhoneCallFilter {
        var filter = PhoneCallFilter()
        if whose == .mine { filter.person = member.id }
        switch outcome {
        case .missed: filter.isMissed = true
        case .only(let outcome): filter.outcome = outcome
        case nil: break
        }
        filter.isPoor = sound == .poor
        filter.queue = queue
        filter.since = day?.start(in: zone.identifier)
        filter.before = day?.end(in: zone.identifier)
        return filter
    }

    func address(before cursor: TimeCursor? = nil) -> String {
        Address.of(
            "/calls",
            [
                "whose": whose == .everybody ? nil : whose.rawValue, "outcome": outcome?.description,
                "sound": sound?.rawValue, "queue": queue?.description, "day": day?.description,
                "before": cursor?.description,
            ]
        )
    }
}
