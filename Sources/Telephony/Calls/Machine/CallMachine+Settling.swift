import Basics

// What follows from the phase, whatever led to it: who is in which room, what is recorded, what the time is spent on.
extension CallMachine {
    /// Where the conversation is.
    var room: BridgeID { BridgeID("\(call)-room") }

    mutating func settle(_ turn: inout Turn) {
        keepListening(&turn)
        seat(&turn)
        keepRecording(&turn)
        turnStage(&turn)
        close(&turn)
    }

    /// Asks for those to be moved who are not where they are to be.
    private mutating func seat(_ turn: inout Turn) {
        var moves: [BridgeID: [ChannelID]] = [:]
        var order: [BridgeID] = []
        for (channel, room) in seating + listenerSeating where seats[channel] != room {
            if moves[room] == nil { order.append(room) }
            moves[room, default: []].append(channel)
            seats[channel] = room
        }
        for room in order {
            if room != plan.holdRoom, rooms.insert(room).inserted { turn.ask(.makeBridge(room, .mixing)) }
            turn.ask(.join(moves[room] ?? [], room))
        }
    }

    /// Whom the phase puts where. Those who are to hear music come first, so that nobody hears what is not for them.
    private var seating: [(ChannelID, BridgeID)] {
        switch phase {
        case .new, .menu, .summoning, .parted, .over: []
        case .waiting: [(outsider.channel, plan.holdRoom)]
        // A phone that is not answered yet hears its own ring-back tone.
        case .reaching(let agent) where agent == dialler: []
        case .reaching(let agent):
            [(agent, room)] + (outsider.line == .ringing || outsider.line == .up ? [(outsider.channel, room)] : [])
        case .talking(let talk): seating(of: talk)
        }
    }

    private func seating(of talk: Talk) -> [(ChannelID, BridgeID)] {
        switch talk.company {
        case .outsider(let aside):
            (aside.map { [($0, plan.holdRoom)] } ?? []) + [(talk.agent, room), (outsider.channel, room)]
        case .nobody: [(outsider.channel, plan.holdRoom), (talk.agent, room)]
        case .consulted(let other):
            [(outsider.channel, plan.holdRoom), (talk.agent, room)] + (isUp(other) ? [(other, room)] : [])
        case .everybody(let other): [(talk.agent, room), (other, room), (outsider.channel, room)]
        }
    }

    private mutating func turnStage(_ turn: inout Turn) {
        let now = turn.now
        switch phase {
        case .new, .summoning: ledger.turn(to: .arriving, with: nil, at: now)
        case .menu: ledger.turn(to: .menu, with: nil, at: now)
        case .waiting: ledger.turn(to: .waiting, with: nil, at: now)
        case .reaching(let agent): ledger.turn(to: .reaching, with: agent, at: now)
        case .talking(let talk):
            let isHeard = talk.isWithOutsider && !talk.isHeldByPhone
            ledger.turn(to: isHeard ? .talking : .held, with: talk.agent, at: now)
            if isHeard { noteTalk(of: [talk.agent, talk.everybodyElse].compactMap(\.self), &turn) }
        case .parted, .over: break
        }
    }

    private mutating func noteTalk(of channels: [ChannelID], _ turn: inout Turn) {
        for place in legs.indices where channels.contains(legs[place].channel) && legs[place].times.spoke == nil {
            legs[place].times.spoke = turn.now
            turn.wake(.measuring, after: Self.worthMeasuring)
        }
    }

    /// Ends the call when nothing of it is left.
    private mutating func close(_ turn: inout Turn) {
        guard phase == .parted, outsider.line == .gone || outsider.line == .none, legs.allSatisfy(\.isDone) else {
            return
        }
        guard !waitsForFigures(&turn) else { return }
        phase = .over
        for room in rooms.sorted(by: { $0.text < $1.text }) { turn.ask(.removeBridge(room)) }
        turn.write(record(closed: figures?.since ?? turn.now))
    }
}

extension Talk {
    var isWithOutsider: Bool {
        switch company {
        case .outsider, .everybody: true
        case .nobody, .consulted: false
        }
    }

    fileprivate var everybodyElse: ChannelID? {
        if case .everybody(let other) = company { other } else { nil }
    }
}
