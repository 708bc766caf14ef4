import Basics
import Foundation

@testable import Telephony

/// A call that is told things by hand, second by second, and what it has wanted so far.
struct Trial {
    static let caller: ChannelID = "caller"
    /// Of a phone of the house that has dialled.
    static let desk: ChannelID = "desk-7.3"

    var machine: CallMachine
    private(set) var now = Moment.noon
    private(set) var alarms: [(at: Moment, alarm: CallAlarm)] = []
    private(set) var records: [CallRecord] = []
    private(set) var news: [CallNews] = []
    private(set) var seeks: [Bool] = []
    /// What the last thing that it was told led to.
    private(set) var asked: [ExchangeRequest] = []
    private(set) var looks = 0
    /// Whether the exchange answers whom it is asked to.
    var answers: Bool
    /// Whose codec it wanted to know.
    private(set) var learned: [ChannelID] = []
    private var undone: [CallAct] = []

    init(_ plan: CallPlan = .plain, answers: Bool = true) {
        self.answers = answers
        machine = CallMachine(
            "c",
            from: .sample(Self.caller, .ring, arguments: ["inbound", "100"]),
            to: "100",
            by: plan,
            at: .noon
        )
        take(.begin)
    }

    init(_ machine: CallMachine) {
        answers = true
        self.machine = machine
        take(.begin)
    }

    /// A call that Anna has answered five seconds after it came.
    static func talking(_ plan: CallPlan = .plain) -> Trial {
        var trial = Trial(plan)
        trial.pass(2)
        trial.wish(.ring(.anna, for: .seconds(20)))
        trial.hear(.state(.sample("c-1", .ringing)))
        trial.pass(3)
        trial.enter("c-1")
        trial.beginRecording("c-r1")
        return trial
    }

    /// What was asked to be recorded is.
    mutating func beginRecording(_ name: RecordingName) {
        for side in Side.allCases { enter(ChannelID("\(name.of(side)).ear")) }
        for side in Side.allCases { hear(.recording(Recording(name: name.of(side), length: nil, cause: nil))) }
    }

    mutating func take(_ input: CallInput) {
        asked = []
        for act in machine.take(input, at: now) {
            undone.append(act)
            switch act {
            case .ask(let request): asked.append(request)
            case .wake(let alarm, let moment): alarms.append((moment, alarm))
            case .look: looks += 1
            case .learnCodec(let channel): learned.append(channel)
            case .seek(let first): seeks.append(first)
            case .tell(let told): news.append(told)
            case .write(let record): records.append(record)
            }
        }
        for case .answer(let channel) in asked where answers {
            _ = machine.take(.exchange(.of(.state(.sample(channel, .up)))), at: now)
        }
    }

    /// What it has wanted since this was last asked.
    mutating func drain() -> [CallAct] {
        defer { undone = [] }
        return undone
    }

    mutating func hear(_ kind: AriEvent.Kind) {
        take(.exchange(.of(kind)))
    }

    mutating func wish(_ wish: CallWish) {
        take(.wish(wish))
    }

    /// A phone is answered.
    mutating func enter(_ channel: ChannelID) {
        hear(.entered(.sample(channel), arguments: [], replacing: nil))
    }

    mutating func leave(_ channel: ChannelID) {
        hear(.left(.sample(channel)))
    }

    /// Lets time pass, and wakes the call when it asked to be.
    mutating func pass(_ seconds: Double) {
        let end = Moment(milliseconds: now.milliseconds + Int64(seconds * 1000))
        while let next = alarms.indices.min(by: { alarms[$0].at < alarms[$1].at }), alarms[next].at <= end {
            let alarm = alarms.remove(at: next)
            now = max(now, alarm.at)
            take(.alarm(alarm.alarm))
        }
        now = max(now, end)
    }

    /// What the program does that is ended and started again: the call is read from where it was kept, and no alarm is known.
    mutating func restart() throws {
        machine = try JSONDecoder().decode(CallMachine.self, from: JSONEncoder().encode(machine))
        alarms = []
        take(.resumed)
    }

    /// Wakes it until it wants no more.
    mutating func passAll() {
        while let last = alarms.map(\.at).max(), !machine.isOver { pass((last - now) / .seconds(1) + 1) }
    }

    var company: Talk.Company? {
        if case .talking(let talk) = machine.phase { talk.company } else { nil }
    }

    var agent: ChannelID? {
        if case .talking(let talk) = machine.phase { talk.agent } else { nil }
    }
}
