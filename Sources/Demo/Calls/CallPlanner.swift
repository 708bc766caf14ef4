import Basics
import CallCenter
import Clients
import Telephony

/// Thinks up the calls of a fortnight: who calls when, who answers, and how long each of them is at it. Nobody talks with two at once.
struct CallPlanner {
    private let desks: [PlannedCall.Desk]
    private let clients: [KnownClient]
    private let frame: Frame
    private var chance = Chance(.call, 0)
    private var acts: [CallStory.Entry] = []
    /// From when each of them is free again.
    private var free: [Moment]
    private var count = 0
    private var heard = 0
    /// Who has called in vain and is still to be called back.
    private var missed: [(call: PlannedCall, at: Moment)] = []

    init(_ people: Int, _ clients: [KnownClient], _ frame: Frame) {
        desks = (0..<people).map { PlannedCall.Desk(colleague: $0, digits: "\(101 + $0)") }
        free = Array(repeating: Moment(milliseconds: 0), count: people)
        self.clients = clients
        self.frame = frame
    }

    mutating func plan(from first: Day) -> [CallStory.Entry] {
        guard !desks.isEmpty, !clients.isEmpty else { return [] }
        var day = first
        while day < frame.today {
            if day.isWorking { work(on: day) }
            day = day + 1
        }
        workToday()
        return acts
    }

    private mutating func work(on day: Day) {
        for place in desks.indices {
            let minute = chance.within(-8...4)
            add(day.at(second: 9 * 3600 + minute * 60), .ready(place))
            free[place] = day.at(hour: 9, minute: 5)
            let lunch = day.at(hour: place.isMultiple(of: 2) ? 12 : 13, minute: chance.within(0...20))
            breaks.append((place, lunch, lunch + .minutes(chance.within(35...50))))
            add(day.at(hour: 18, minute: chance.within(25...50)), .away(place))
        }
        let times = (0..<CallStory.perDay).map { _ in day.at(second: 9 * 3600 + 600 + chance.below(29_000)) }.sorted()
        for (place, time) in times.enumerated() {
            // One in the evening finds nobody.
            call(at: time, mayFail: place < times.count - 3)
        }
        takeBreaks()
    }

    /// Today has begun, and is not over yet.
    private mutating func workToday() {
        let begins = frame.now - .minutes(200)
        for place in desks.indices {
            add(begins + .seconds(chance.below(240)), .ready(place))
            free[place] = begins + .minutes(5)
            add(frame.now - .minutes(2) + .seconds(place), .away(place))
        }
        for place in 0..<CallStory.today {
            let time = frame.now - .minutes(190 - place * 14)
            let course: PlannedCall.Course? = place >= CallStory.today - 2 ? [.abandoned, .callback][place % 2] : nil
            call(at: time, mayFail: false, course: course)
        }
        missed = []
    }

    /// Of people who called last evening, when nobody was there.
    mutating func messages() -> [PlannedCall] {
        guard !desks.isEmpty, !clients.isEmpty else { return [] }
        return (0..<CallStory.messages).map { place in
            let client = chance.pick(clients)
            let caller = client.prospect.people[0]
            count += 1
            return PlannedCall(
                number: count,
                course: .voiceMail,
                began: frame.last.at(hour: 19, minute: 12 + place * 21),
                client: client.id,
                phone: caller.phone,
                caller: "",
                agent: nil,
                other: nil,
                wait: .seconds(9),
                talk: .seconds(11),
                hold: .zero,
                wrapUp: .zero,
                matter: nil,
                quality: sound(),
                agentQuality: sound(),
                isHeard: true
            )
        }
    }

    private var breaks: [(place: Int, from: Moment, to: Moment)] = []

    /// Whoever is on a call at noon eats later.
    private mutating func takeBreaks() {
        for (place, from, to) in breaks where free[place] > from {
            let calls = acts.contains { act in
                if case .onCall(place) = act.act { act.at > from - .minutes(15) && act.at < to } else { false }
            }
            guard !calls else { continue }
            add(from, .lunch(place))
            add(to, .ready(place))
        }
        breaks = []
    }

    private mutating func call(at time: Moment, mayFail: Bool, course wanted: PlannedCall.Course? = nil) {
        if let due = missed.first, due.at <= time, wanted == nil {
            missed.removeFirst()
            return make(.calledOut, at: time, to: due.call)
        }
        let course = wanted ?? (mayFail ? chance.pick(Self.courses) : .answered)
        make(course, at: time, to: nil)
    }

    private static let courses: [(item: PlannedCall.Course, weight: Int)] = [
        (.answered, 64), (.calledOut, 14), (.abandoned, 7), (.notReached, 6), (.callback, 5), (.handedOver, 4),
    ]

    private mutating func make(_ course: PlannedCall.Course, at time: Moment, to old: PlannedCall?) {
        let client = chance.pick(clients)
        let spokesman = client.prospect.people[0]
        // Whoever has been idle for longest; where nobody is, whoever is free first.
        let place = desks.indices.min { (free[$0], $0) < (free[$1], $1) } ?? 0
        let isTalk = [.answered, .handedOver, .calledOut].contains(course)
        let isHeard = isTalk && course != .handedOver && heard < CallStory.heard && count % 19 == 3
        if isHeard { heard += 1 }
        let busy = max(.zero, free[place] - time)
        let note = CallPhrases.notes[chance.below(CallPhrases.notes.count)]
        let quality = sound()
        let call = PlannedCall(
            number: count,
            course: course,
            began: time,
            client: old?.client ?? client.id,
            phone: old?.phone ?? spokesman.phone,
            caller: old?.caller ?? "",
            agent: course == .abandoned || course == .callback ? nil : desks[place],
            other: course == .handedOver ? desks[(place + 1) % desks.count] : nil,
            wait: busy + .milliseconds(chance.within(isTalk ? 4000...26_000 : 18_000...95_000)),
            talk: isTalk ? .milliseconds(isHeard ? 14_000 : chance.about(190) * 1000 + chance.below(1000)) : .zero,
            hold: isTalk && !isHeard && chance.happens(0.15) ? .seconds(chance.within(15...70)) : .zero,
            wrapUp: isTalk ? .seconds(chance.within(8...58)) : .zero,
            matter: PlannedCall.Matter(place: note.matter, result: note.result, note: note.text),
            quality: quality,
            agentQuality: sound(),
            isHeard: isHeard
        )
        count += 1
        tell(call)
        if course == .abandoned || course == .callback {
            missed.append((call, time + .minutes(chance.within(20...50))))
        }
    }

    /// Who takes part in it, and when.
    private mutating func tell(_ call: PlannedCall) {
        if let place = call.agent?.colleague {
            let from = call.isOutgoing ? call.began + .seconds(4) : call.answered
            if call.isTalk || call.isOutgoing {
                add(from, .onCall(place))
                add(call.ended, .offCall(place, call.isTalk ? .seconds(60) : .zero))
                if call.isTalk { add(call.closed, .wrappedUp(place)) }
            }
            free[place] = call.closed + .seconds(5)
            if let other = call.other?.colleague { free[other] = max(free[other], call.closed + .seconds(5)) }
        }
        add(call.closed, .over(call))
    }

    private mutating func add(_ moment: Moment, _ act: CallStory.Act) {
        // The story ends now.
        guard moment <= frame.now else { return }
        acts.append(CallStory.Entry(at: moment, act: act))
    }

    /// Most lines are good; a few mobile callers sit in a lift.
    private mutating func sound() -> SoundQuality {
        let packets = chance.within(2000...12_000)
        let loss = chance.happens(0.06) ? 0.02 + chance.unit() * 0.06 : chance.unit() * 0.004
        let jitter = Duration.microseconds(chance.within(600...9000))
        let told = SoundQuality.Stream(
            packets: packets,
            lost: Int(Double(packets) * chance.unit() * 0.003),
            jitter: jitter
        )
        return SoundQuality(
            heard: .init(packets: packets, lost: Int(Double(packets) * loss), jitter: jitter),
            told: told,
            roundTrip: .microseconds(chance.within(14_000...85_000)),
            codec: SoundCodec("alaw")
        )
    }
}
