import Basics
import People
import Store
import Telephony

// Calls of an earlier life of the program.
extension Dispatcher {
    func takeUp(_ kept: KeptCall) {
        let (machine, entry) = (kept.machine, kept.entry)
        calls[machine.call] = entry
        for leg in machine.legs { phones[leg.channel] = leg.endpoint }
        switch machine.phase {
        case .waiting(let rung): wait(machine, entry, rung)
        case .talking(let talk): join(machine.call, machine.endpoint(of: talk.agent))
        // A colleague who is being rung talks with nobody yet.
        case .reaching where entry.context.colleague != nil:
            for person in [entry.dialler, entry.context.colleague] {
                if let person { floor.summon(person, for: machine.call) }
            }
        case .reaching(let channel): join(machine.call, machine.endpoint(of: channel))
        case .summoning: if let dialler = entry.dialler { floor.summon(dialler, for: machine.call) }
        case .new, .menu, .parted, .over: break
        }
    }

    private func wait(_ machine: CallMachine, _ entry: LiveEntry, _ rung: ChannelID?) {
        guard entry.context.way == .queue, entry.callback == nil, entry.context.called == nil else { return }
        var waiting = entry.waiting(machine.call, since: entry.since ?? database.time.now, isHead: entry.since != nil)
        let person = rung.flatMap(machine.endpoint).flatMap { people[$0]?.person }
        waiting.ringing = person
        floor.arrive(waiting)
    }

    private func join(_ call: CallID, _ endpoint: Endpoint?) {
        guard let person = endpoint.flatMap({ people[$0]?.person }) else { return }
        let name = waitingName(of: call)
        _ = floor.answered(name, by: person, database.time.now)
        if let colleague = calls[call]?.context.colleague {
            _ = floor.answered(name, by: colleague, database.time.now)
        }
    }
}

extension CallMachine {
    fileprivate func endpoint(of channel: ChannelID) -> Endpoint? {
        legs.first { $0.channel == channel }?.endpoint
    }
}
