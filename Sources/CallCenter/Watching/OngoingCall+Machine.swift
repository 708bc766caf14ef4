import Basics
import People
import Telephony

// What of a call's whole state pages may know.
extension OngoingCall {
    /// - Parameter people: whose each phone of the house is.
    init(_ kept: KeptCall, people: [Endpoint: Person.ID], at now: Moment) {
        let (machine, context) = (kept.machine, kept.entry.context)
        name = machine.call
        direction = machine.direction
        stage = Stage(machine)
        since = now
        began = machine.began
        waiting = kept.entry.since
        queue = context.queue
        number = context.number
        phone = CallerSign(machine.outsider.name).phone
        caller = machine.outsider.name.number
        dialled = machine.outsider.dialled
        recording = RecordingWord(machine)
        isInside = context.colleague != nil
        client = nil
        parties = machine.legs.compactMap { Party($0, of: machine, people[$0.endpoint]) }
    }
}

extension OngoingCall.Stage {
    init(_ machine: CallMachine) {
        switch machine.phase {
        case .new: self = .arriving
        case .menu: self = .menu
        case .waiting(rung: nil): self = .waiting
        case .waiting(rung: .some), .summoning: self = .ringing
        case .reaching: self = .reaching
        case .talking(let talk): self = Self(talk, in: machine)
        case .parted, .over: self = .parted
        }
    }

    private init(_ talk: Talk, in machine: CallMachine) {
        switch talk.company {
        case .outsider(aside: nil): self = talk.isHeldByPhone ? .held : .talking
        case .outsider(aside: .some): self = .aside
        case .nobody: self = .held
        case .consulted(let other):
            let isThere = machine.legs.contains { $0.channel == other && $0.line == .up }
            self = isThere ? .consulting : .asking
        case .everybody: self = .conference
        }
    }
}

extension OngoingCall.RecordingWord {
    fileprivate init(_ machine: CallMachine) {
        guard machine.plan.isRecorded, case .talking(let talk) = machine.phase else {
            self = .none
            return
        }
        self = talk.recordingIsPaused ? .paused : .running
    }
}

extension OngoingCall.Party {
    /// - Returns: nil for one whose part is over.
    fileprivate init?(_ leg: Leg, of machine: CallMachine, _ person: Person.ID?) {
        switch (leg.wrapUp, leg.line) {
        case (.running(let begun), _):
            state = .wrapUp(until: begun + machine.plan.wrapUp)
            since = begun
        case (_, .asked), (_, .ringing):
            state = .rung
            since = leg.times.rang ?? leg.times.asked
        case (_, .up):
            state = .joined
            since = leg.times.answered ?? leg.times.asked
        case (_, .none), (_, .ending), (_, .gone): return nil
        }
        channel = leg.channel
        endpoint = leg.endpoint
        role = leg.role
        self.person = person
    }
}
