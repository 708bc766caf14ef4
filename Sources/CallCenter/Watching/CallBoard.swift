import Basics
import People
import Store
import Telephony

/// All that goes on at the telephone, and how the day stands (SPEC T2, T3).
package struct CallBoard: Sendable {
    /// Those that take callers.
    package let queues: [QueueSight]
    /// Those that go on, the oldest first.
    package let calls: [OngoingCall]
    package let people: [PersonSight]
    package let day: DayOfCalls

    package var waiting: [OngoingCall] { calls.filter(\.isWaiting) }
    package var longestWait: Moment? { waiting.compactMap(\.waiting).min() }

    package struct QueueSight: Sendable {
        package let queue: CallQueue
        package let waiting: Int
        package let longestWait: Moment?
        package let talking: Int
        package let day: DayOfCalls
    }

    /// Somebody with a phone.
    package struct PersonSight: Sendable {
        package let name: PersonName
        package let presence: AgentPresence
    }
}

/// What came of the calls of a day, or of some of them.
package struct DayOfCalls: Sendable, Hashable {
    package var answered = 0
    /// Of those, who waited no longer than `promise`.
    package var inTime = 0
    /// Who called in vain.
    package var lost = 0

    /// Within which time a caller is to be answered.
    package static let promise = Duration.seconds(20)

    package init() {}

    /// The share of callers who were answered in time; nil before the first call.
    package var serviceLevel: Double? {
        answered + lost == 0 ? nil : Double(inTime) / Double(answered + lost)
    }

    static func + (one: Self, other: Self) -> Self {
        var sum = one
        sum.answered += other.answered
        sum.inTime += other.inTime
        sum.lost += other.lost
        return sum
    }
}

extension OngoingCall {
    /// A caller whom nobody talks with yet.
    package var isWaiting: Bool {
        direction == .incoming && waiting != nil && (stage == .waiting || stage == .ringing)
    }

    package var isTalking: Bool {
        switch stage {
        case .talking, .aside, .held, .asking, .consulting, .conference: true
        case .arriving, .menu, .waiting, .ringing, .reaching, .parted: false
        }
    }
}

extension Snapshot {
    /// - Parameter day: when it began.
    package func callBoard(since day: Moment, visibleTo member: Member) throws -> CallBoard {
        let calls = try ongoingCalls(visibleTo: member)
        let days = try days(since: day, visibleTo: member)
        let phones = Set(try phones().map(\.person)).sorted()
        let (names, presences) = (try peopleNames(phones), try presences(of: phones))
        return CallBoard(
            queues: try callQueues().all.filter { $0.closed == nil }.map { queue in
                let own = calls.filter { $0.queue == queue.id }
                let waiting = own.filter(\.isWaiting)
                return CallBoard.QueueSight(
                    queue: queue,
                    waiting: waiting.count,
                    longestWait: waiting.compactMap(\.waiting).min(),
                    talking: own.count(where: \.isTalking),
                    day: days[queue.id] ?? DayOfCalls()
                )
            },
            calls: calls,
            people: phones.compactMap { person in
                names[person].map { name in
                    let presence = presences[person] ?? AgentPresence(person, .away, since: now)
                    return CallBoard.PersonSight(name: name, presence: presence)
                }
            }
            .sorted { ($0.presence.state.rank, $0.name.short) < ($1.presence.state.rank, $1.name.short) },
            day: days.values.reduce(DayOfCalls(), +)
        )
    }

    /// What came of the calls that came in since then, by the queue; nil of those that were for none.
    private func days(since moment: Moment, visibleTo member: Member) throws -> [CallQueue.ID?: DayOfCalls] {
        var days: [CallQueue.ID?: DayOfCalls] = [:]
        try each(
            """
            SELECT phone_call.queue, SUM(CASE WHEN phone_call.outcome = 'answered' THEN 1 ELSE 0 END),
                SUM(CASE WHEN phone_call.outcome = 'answered'
                    AND phone_call.waited <= \(DayOfCalls.promise.wholeMilliseconds) THEN 1 ELSE 0 END),
                SUM(CASE WHEN phone_call.outcome IN ('abandoned', 'callback', 'failed') THEN 1 ELSE 0 END)
            FROM phone_call JOIN interaction ON interaction.id = phone_call.interaction
            JOIN client ON client.id = interaction.client
            WHERE phone_call.began >= \(moment) AND phone_call.direction = \(CallRecord.Direction.incoming)
                AND \(member.sees(client: "client"))
            GROUP BY phone_call.queue
            """
        ) { row in
            let queue: CallQueue.ID? = try row.read()
            var day = DayOfCalls()
            day.answered = try row.read()
            day.inTime = try row.read()
            day.lost = try row.read()
            days[queue] = day
        }
        return days
    }
}

extension AgentState {
    /// Those who can answer come first, then those who will be able to.
    fileprivate var rank: Int {
        switch self {
        case .available: 0
        case .onCall: 1
        case .wrapUp: 2
        case .pause: 3
        case .meeting: 4
        case .away: 5
        }
    }
}
