import Basics
import Clients
import People
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// The house calls those on lists by itself, whatever happens in whatever order (SPEC T1).
@Suite struct `The house calls by a list` {
    @Test(arguments: 1...12)
    func `never two for one, never too often, never at night`(_ seed: UInt64) {
        var house = RoundHouse(seed: seed)
        for _ in 0..<400 { house.step() }
        let (calls, trouble) = (house.calls, house.trouble)
        #expect(calls > 10, "hardly anybody was called")
        #expect(trouble.isEmpty)
    }

    @Test(arguments: 1...8)
    func `to its end`(_ seed: UInt64) {
        var house = RoundHouse(seed: seed)
        for _ in 0..<100 { house.step() }
        house.calmDown()
        for _ in 0..<3000 where !house.isDone { house.step() }
        let (open, trouble) = (house.open, house.trouble)
        #expect(open == 0, "they are left for ever")
        #expect(trouble.isEmpty)
    }

    @Test func `when nobody else waits, and only for those who take part`() {
        var floor = CallFloor(`Callers are given to`.queues())
        let (now, one, two) = (FixedTime.start, `Callers are given to`.agent(1), `Callers are given to`.agent(2))
        floor.know([one, two])
        let entry = WaitingCall(
            "entry e",
            in: CallQueue.standard,
            .entry,
            since: now - .days(9),
            allowed: [two.person],
            isHead: true
        )
        floor.arrive(entry)
        floor.arrive(`Callers are given to`.call("a", waited: .zero))
        floor.arrive(`Callers are given to`.call("b", waited: .zero))
        let first = floor.decide(at: now).rings
        #expect(Set(first.map(\.call)) == ["a", "b"])
        _ = floor.answered("a", by: one.person, now)
        _ = floor.ended("a", wrapUp: .zero, now)
        #expect(floor.decide(at: now).rings.isEmpty, "the one does not take part")
        _ = floor.answered("b", by: two.person, now)
        _ = floor.ended("b", wrapUp: .seconds(30), now)
        #expect(floor.decide(at: now).rings.isEmpty, "the other writes down what was said")
        _ = floor.turn(two.person, .wrappedUp, now)
        #expect(floor.decide(at: now).rings.map(\.person) == [two.person])
    }

    @Test func `not while it rests, nor by hand, nor before its time`() throws {
        let phone = try #require(PhoneNumber("+7 495 123-45-67"))
        let now = FixedTime.start
        func verdict(
            _ state: CallRound.State = .running,
            _ way: CallRoundSettings.Way = .progressive,
            from: Moment = now,
            attempts: Int = 0
        ) -> CallRoundRule.Verdict {
            let list = RoundHouse.list(1, state, way)
            return CallRoundRule(list).verdict(
                on: RoundHouse.entry(1, phone, of: list.id, from: from, attempts: attempts),
                at: now
            )
        }
        #expect(verdict() == .now)
        #expect(verdict(.paused) == .no && verdict(.draft) == .no && verdict(.closed) == .no)
        #expect(verdict(.running, .preview) == .no)
        #expect(verdict(from: now + .seconds(1)) == .no)
        #expect(verdict(attempts: RoundHouse.most) == .no)
    }
}

/// Lists, those who call by them, and callers who come in between.
private struct RoundHouse {
    static let most = 3
    private(set) var trouble: [String] = []
    private(set) var calls = 0
    private var isQuiet = false

    private var floor = CallFloor(`Callers are given to`.queues())
    private var random: SeededRandom
    private var now = FixedTime.start
    private var lists: [CallRound.ID: CallRound] = [:]
    private var entries: [CallRoundEntry.ID: CallRoundEntry] = [:]
    /// Who is being called, or talked with, by whom.
    private var lines: [CallRoundEntry.ID: Person.ID] = [:]
    private var callers: Set<Person.ID> = [Person.ID(rawValue: 1), Person.ID(rawValue: 2)]
    private var arrivals = 0

    private static let people: [Int64] = Array(1...5)

    static func list(
        _ number: Int64,
        _ state: CallRound.State = .running,
        _ way: CallRoundSettings.Way = .progressive
    ) -> CallRound {
        let rule = AttemptRule(most: most, pause: .minutes(30))
        let settings = CallRoundSettings(name: "\(number)", attempts: rule, way: way, zone: "Asia/Yekaterinburg")
        return CallRound(id: CallRound.ID(rawValue: number), settings: settings, state: state, version: 1)
    }

    static func entry(
        _ number: Int64,
        _ phone: PhoneNumber,
        of list: CallRound.ID,
        from: Moment,
        attempts: Int = 0
    ) -> CallRoundEntry {
        CallRoundEntry(
            id: CallRoundEntry.ID(rawValue: number),
            list: list,
            client: Client.ID(rawValue: number),
            phone: phone,
            state: .waiting(from: from),
            attempts: attempts,
            note: ""
        )
    }

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        for number in [1, 2] as [Int64] { lists[CallRound.ID(rawValue: number)] = Self.list(number) }
        // Moscow, Kamchatka, Kaliningrad, and numbers of which nobody knows where they are: they live by the list's clock.
        let towns = ["+7495123%04d", "+7415242%04d", "+7401253%04d", "+9990000%04d"]
        for number in 0..<40 as Range<Int64> {
            let digits = towns[Int(number % 4)].replacing("%04d", with: String(1000 + number))
            let list = CallRound.ID(rawValue: number % 2 + 1)
            let id = CallRoundEntry.ID(rawValue: number + 1)
            entries[id] = Self.entry(number + 1, PhoneNumber(stored: digits), of: list, from: now)
        }
        floor.know(Self.people.map { `Callers are given to`.agent($0) })
    }

    var open: Int { entries.values.count { if case .settled = $0.state { false } else { true } } }
    var isDone: Bool { open == 0 }

    /// From now on nobody calls from outside, and everybody works on.
    mutating func calmDown() {
        isQuiet = true
        for id in lists.keys { lists[id] = Self.list(id.rawValue) }
        callers = Set(Self.people.map { Person.ID(rawValue: $0) })
    }

    mutating func step() {
        now = now + .seconds(Int.random(in: 0...(isQuiet ? 900 : 240), using: &random))
        if isQuiet { for person in floor.agents.keys { _ = floor.turn(person, .ready, now) } }
        for agent in floor.agents.values {
            if case .wrapUp(let until) = agent.presence.state, until <= now {
                _ = floor.turn(agent.person, .wrappedUp, now)
            }
        }
        switch Int.random(in: 0..<20, using: &random) {
        case 0: if !isQuiet { arrive() }
        case 1: reach()
        case 2: miss()
        case 3, 4, 5, 6: reach()
        case 7, 8: say()
        case 9: if let person = floor.agents.keys.sorted().randomElement(using: &random) { work(person) }
        case 10: if !isQuiet { pauseOrStart() }
        case 11: if !isQuiet { joinOrLeave() }
        case 12, 13: answerCaller()
        case 14, 15: endCaller()
        default: if let person = floor.agents.keys.sorted().randomElement(using: &random) { work(person) }
        }
        expect()
        serve()
    }

    /// What the dispatcher reads again and again.
    private mutating func expect() {
        for known in floor.waiting.values where known.kind == .entry && known.ringing == nil { floor.leave(known.call) }
        let owing = Set(entries.values.compactMap { lines[$0.id] ?? talker(of: $0) })
        for entry in entries.values.sorted(by: { $0.id < $1.id }) {
            guard let list = lists[entry.list], floor.waiting[.waiting(entry.id)] == nil else { continue }
            switch CallRoundRule(list).verdict(on: entry, at: now) {
            case .no: continue
            case .asleep(let morning): entries[entry.id] = entry.left(until: morning)
            case .now:
                let allowed = callers.subtracting(owing)
                floor.arrive(
                    WaitingCall(.waiting(entry.id), in: CallQueue.standard, .entry, since: now, allowed: allowed)
                )
            }
        }
    }

    private func talker(of entry: CallRoundEntry) -> Person.ID? {
        if case .talked(let person, since: _) = entry.state { person } else { nil }
    }

    private mutating func serve() {
        for ring in floor.decide(at: now).rings where ring.kind == .entry {
            guard let id = CallRoundEntry.ID(waiting: ring.call), let entry = entries[id], let list = lists[entry.list]
            else { continue }
            guard CallRoundRule(list).verdict(on: entry, at: now) == .now, callers.contains(ring.person) else {
                floor.leave(ring.call)
                continue
            }
            check(entry, ring)
            calls += 1
            lines[id] = ring.person
            entries[id] = entry.called(by: ring.person, at: now)
        }
    }

    /// What must never be, told without the rule.
    private mutating func check(_ entry: CallRoundEntry, _ ring: Router.Ring) {
        if lines[entry.id] != nil { trouble.append("\(entry.id) is called twice at once") }
        if lines.values.contains(ring.person) { trouble.append("\(ring.person) calls two") }
        if entry.attempts >= Self.most { trouble.append("\(entry.id) is called too often") }
        if floor.waiting.values.contains(where: { $0.kind == .caller && $0.ringing == nil }) {
            trouble.append("a caller was passed")
        }
        let zones = ["+7495": 3, "+7415": 12, "+7401": 2, "+9990": 5]
        guard let hours = zones[String(entry.phone.e164.prefix(5))] else { return trouble.append("no zone") }
        let hour = (now.milliseconds / 3_600_000 + Int64(hours)) % 24
        if hour < 9 || hour >= 20 { trouble.append("\(entry.phone.e164) sleeps: \(hour)") }
    }

    private mutating func line() -> (CallRoundEntry, Person.ID)? {
        let open = lines.keys.sorted().filter {
            if case .called = entries[$0]?.state { floor.waiting[.waiting($0)] != nil } else { false }
        }
        guard let id = open.randomElement(using: &random), let entry = entries[id], let person = lines[id] else {
            return nil
        }
        return (entry, person)
    }

    /// The agent's own phone is not answered.
    private mutating func miss() {
        guard let (entry, person) = line(), let phone = floor.agents[person]?.phones.first else { return }
        let isPhones = Bool.random(using: &random)
        _ = floor.missed(.waiting(entry.id), at: phone, isPhones: isPhones, now)
        floor.leave(.waiting(entry.id))
        end(entry, .notRung)
    }

    /// It is, and the other is reached or not.
    private mutating func reach() {
        guard let (entry, person) = line() else { return }
        let misses: [CallRoundMiss?] = [nil, nil, .busy, .noAnswer, .failed]
        if let miss = misses.randomElement(using: &random) ?? nil {
            floor.leave(.waiting(entry.id))
            return end(entry, .missed(miss))
        }
        _ = floor.answered(.waiting(entry.id), by: person, now)
        now = now + .minutes(3)
        _ = floor.ended(.waiting(entry.id), wrapUp: .seconds(30), now)
        // Said in the work after the call, or later.
        if Bool.random(using: &random) { settle(entry.id) }
        if let entry = entries[entry.id] { end(entry, .talked) }
    }

    private mutating func end(_ entry: CallRoundEntry, _ end: HouseCallEnd) {
        lines[entry.id] = nil
        guard let list = lists[entry.list] else { return }
        entries[entry.id] = entry.callEnded(end, by: list.settings.attempts, at: now)
    }

    private mutating func say() {
        let owed = entries.values.filter { talker(of: $0) != nil }.map(\.id).sorted()
        if let id = owed.randomElement(using: &random) { settle(id) }
    }

    private mutating func settle(_ id: CallRoundEntry.ID) {
        guard let entry = entries[id], let list = lists[entry.list] else { return }
        let outcomes: [CallRoundOutcome] = [.reached, .declined, .wrongNumber, .later(now + .hours(2)), .notReached]
        guard let outcome = outcomes.randomElement(using: &random) else { return }
        entries[id] = entry.called(outcome, by: list.settings.attempts, at: now)
    }

    private mutating func work(_ person: Person.ID) {
        let turns: [AgentTurn] = [.wrappedUp, .wrappedUp, .ready, .ready, .ready, .rest(.meeting)]
        _ = floor.turn(person, isQuiet ? .wrappedUp : turns.randomElement(using: &random) ?? .ready, now)
    }

    private mutating func pauseOrStart() {
        guard let id = lists.keys.sorted().randomElement(using: &random), let list = lists[id] else { return }
        let state: CallRound.State = list.state == .running ? .paused : .running
        lists[id] = Self.list(id.rawValue, state)
    }

    private mutating func joinOrLeave() {
        guard let number = Self.people.randomElement(using: &random) else { return }
        let person = Person.ID(rawValue: number)
        if callers.remove(person) == nil { callers.insert(person) }
    }

    private mutating func arrive() {
        arrivals += 1
        floor.arrive(WaitingCall(CallID("c\(arrivals)"), in: CallQueue.standard, since: now))
    }

    private mutating func answerCaller() {
        let rung = floor.waiting.values.filter { $0.kind == .caller && $0.ringing != nil }
        guard let call = rung.min(by: { $0.call.text < $1.call.text }), let person = call.ringing else { return }
        _ = floor.answered(call.call, by: person, now)
    }

    private mutating func endCaller() {
        let talks = floor.talks.keys.filter { $0.text.hasPrefix("c") }
        guard let call = talks.min(by: { $0.text < $1.text }) else { return }
        _ = floor.ended(call, wrapUp: .seconds(30), now)
    }
}
