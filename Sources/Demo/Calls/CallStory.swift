import Basics
import People

/// What happens at the telephone in the last fortnight, act by act in the order of the clock.
struct CallStory: Sendable {
    enum Act: Sendable {
        /// The telephone is set up: numbers, queues, phones.
        case install
        case ready(Int)
        case lunch(Int)
        case away(Int)
        case onCall(Int)
        case offCall(Int, Duration)
        case wrappedUp(Int)
        case over(PlannedCall)
    }

    struct Entry: Sendable {
        let at: Moment
        let act: Act
    }

    /// Those who have phones, by whom calls name them.
    let people: [Person.ID]
    private(set) var acts: [Entry] = []
    /// What was found on the answering machine in the end.
    let messages: [PlannedCall]

    /// As many as there are contacts fewer of other kinds, so that the company has as many as were asked for.
    static let calls = CallStory.perDay * CallStory.days + CallStory.today + CallStory.messages
    static let perDay = 22
    static let days = 10
    static let today = 12
    /// Left by those who called in the evening. Each is a case, and the story's own cases have all their numbers by then.
    static let messages = 2
    /// How many of them can be heard.
    static let heard = 10
    static let most = 9

    init(_ frame: Frame, _ crew: Crew, _ clients: [KnownClient]) {
        let first = frame.today.workingDaysAgo(Self.days)
        let managers = crew.managers(on: first).filter { $0.isThere(on: frame.last) }
        people = managers.prefix(Self.most).map(\.id)
        // Those of the first day: of the others some are known only after a call of the same day.
        let clients = clients.prefix(frame.foundingClients)
        var planner = CallPlanner(
            people.count,
            clients.filter { !$0.prospect.isSecret && !$0.prospect.isStranger },
            frame
        )
        let told = [Entry(at: first.at(hour: 8), act: .install)] + planner.plan(from: first)
        messages = planner.messages()
        acts = told.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    /// Where it begins.
    var begins: Moment { acts.first?.at ?? Moment(milliseconds: .max) }

    var heardCalls: [PlannedCall] {
        messages
            + acts.compactMap { act in
                if case .over(let call) = act.act, call.isHeard { call } else { nil }
            }
    }

    /// Takes all that happens before a moment.
    mutating func take(before moment: Moment) -> [Entry] {
        let due = acts.prefix { $0.at < moment }
        acts.removeFirst(due.count)
        return Array(due)
    }
}
