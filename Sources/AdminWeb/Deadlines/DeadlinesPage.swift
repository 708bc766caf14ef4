import Basics
import Deadlines
import Desk
import Pages
import People
import Store

/// By when things are to be done: targets, warnings, contracts, calendars, and what was published before.
struct DeadlinesPage: Page {
    let policy: DeadlinePolicy
    let editions: [PolicyEdition]
    let form: Form
    let part: Part?

    /// Which form of the page was refused.
    enum Part: String, Sendable {
        case warnings
        case contract
        case calendar
    }

    init(_ form: Form = Form(), of part: Part? = nil, in snapshot: Snapshot) throws {
        self.form = form
        self.part = part
        policy = try snapshot.deadlinePolicy()
        editions = try snapshot.policyEditions(limit: 10)
    }

    func form(of part: Part) -> Form? { part == self.part ? form : nil }
}

extension DeadlinePolicy {
    /// How an edition is named in forms and addresses.
    var mark: String { edition?.description ?? DeadlinePolicy.first }

    /// What a company begins with.
    static let first = "first"
}

extension WarningRule.Audience {
    var name: TextKey { TextKey("admin.deadlines.audience.\(rawValue)") }
}

/// A span of working time as people say it: so many of a unit.
struct SaidTime: Sendable {
    let amount: Int
    let unit: Unit

    enum Unit: String, CaseIterable, Sendable {
        case minutes
        case hours
        case days

        /// A day round the clock.
        var minutes: Int {
            switch self {
            case .minutes: 1
            case .hours: 60
            case .days: 24 * 60
            }
        }
    }

    /// - Parameter isWhole: whether the calendar works round the clock, so that days can be spoken of.
    init(minutes: Int, isWhole: Bool) {
        if isWhole, minutes % Unit.days.minutes == 0 {
            (amount, unit) = (minutes / Unit.days.minutes, .days)
        } else if minutes % 60 == 0 {
            (amount, unit) = (minutes / 60, .hours)
        } else {
            (amount, unit) = (minutes, .minutes)
        }
    }

    func words(_ w: Wording) -> String { w.count(TextKey("admin.deadlines.\(unit.rawValue)"), amount) }
}
