import Basics
import Deadlines
import People

extension PolicySheet {
    /// - Throws: what keeps it from being counted by.
    func check() throws(PolicyRefusal) {
        guard calendar(standard) != nil else { throw .calendarUnknown(standard) }
        guard Set(calendars.map(\.key)).count == calendars.count else { throw .doubleCalendar }
        guard Set(calendars.map { $0.calendar.name.lowercased() }).count == calendars.count else { throw .nameTaken }
        guard Set(contracts.map { $0.name.lowercased() }).count == contracts.count else { throw .nameTaken }
        guard contracts.allSatisfy({ !$0.name.trimmed.isEmpty }) else { throw .nameMissing }
        var known: Set<[String]> = []
        for target in targets {
            guard (1...Self.mostMinutes).contains(target.minutes) else { throw .timeUnfit(days: Self.mostDays) }
            if let key = target.calendar, calendar(key) == nil { throw .calendarUnknown(key) }
            if let key = target.scope.contract, !contracts.contains(where: { $0.key == key }) {
                throw .contractUnknown(key)
            }
            guard known.insert(target.mark).inserted else { throw .doubleTarget }
        }
        guard Set(warnings.map(\.share)).count == warnings.count else { throw .doubleWarning }
        guard warnings.allSatisfy({ (1...1000).contains($0.share) }) else { throw .shareUnfit }
        guard (0...1440).contains(ownManagerFirst) else { throw .holdUnfit }
    }

    /// The most that a goal may have.
    package static let mostDays = 366
    private static let mostMinutes = mostDays * 24 * 60
}

extension TargetRule {
    /// What it is about: two targets may not say two things of the same.
    fileprivate var mark: [String] {
        [
            goal.rawValue, scope.kind?.rawValue ?? "", scope.contract?.rawValue ?? "", scope.priority?.word ?? "",
            scope.line.map { "\($0.rawValue)" } ?? "",
        ]
    }
}

/// Why a deadline policy can't be published.
package enum PolicyRefusal: Refusal, Equatable {
    case calendarUnknown(CalendarKey)
    case contractUnknown(ContractKey)
    /// Something is still counted by it.
    case calendarInUse(String)
    case contractInUse(String)
    case doubleCalendar
    case doubleTarget
    case doubleWarning
    case nameTaken
    case nameMissing
    /// No time at all, or more than anybody waits.
    case timeUnfit(days: Int)
    case shareUnfit
    case holdUnfit
    /// Somebody has published another edition meanwhile.
    case stale
    case targetUnknown

    package var standing: Standing {
        switch self {
        case .stale, .calendarInUse, .contractInUse: .conflict
        case .targetUnknown: .notFound
        default: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .calendarUnknown: "refusal.policy.calendar-unknown"
        case .contractUnknown: "refusal.policy.contract-unknown"
        case .calendarInUse: "refusal.policy.calendar-in-use"
        case .contractInUse: "refusal.policy.contract-in-use"
        case .doubleCalendar: "refusal.policy.double-calendar"
        case .doubleTarget: "refusal.policy.double-target"
        case .doubleWarning: "refusal.policy.double-warning"
        case .nameTaken: "refusal.policy.name-taken"
        case .nameMissing: "refusal.policy.name-missing"
        case .timeUnfit: "refusal.policy.time-unfit"
        case .shareUnfit: "refusal.policy.share-unfit"
        case .holdUnfit: "refusal.policy.hold-unfit"
        case .stale: "refusal.policy.stale"
        case .targetUnknown: "refusal.policy.target-unknown"
        }
    }

    package var details: [String: String] {
        switch self {
        case .calendarInUse(let name), .contractInUse(let name): ["name": name]
        case .timeUnfit(let days): ["days": "\(days)"]
        default: [:]
        }
    }

    package var field: String? {
        switch self {
        case .calendarUnknown, .doubleCalendar: "calendar"
        case .contractUnknown: "contract"
        case .nameTaken, .nameMissing: "name"
        case .timeUnfit: "time"
        case .shareUnfit, .doubleWarning: "share"
        case .holdUnfit: "own_manager_first"
        case .doubleTarget: "goal"
        case .calendarInUse, .contractInUse, .stale, .targetUnknown: nil
        }
    }
}
