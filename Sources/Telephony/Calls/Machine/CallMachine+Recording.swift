import Basics

// Recording follows from the phase, too: whoever is with the outsider is heard, unless something is said that nobody may keep.
extension CallMachine {
    mutating func keepRecording(_ turn: inout Turn) {
        guard case .talking(let talk) = phase, plan.isRecorded else {
            if case .waiting = phase { endTape(&turn) }
            return
        }
        let isKept = talk.isWithOutsider && !talk.recordingIsPaused
        switch recording {
        case .none: if isKept { beginTape(&turn) }
        case .running(var tape):
            for side in Side.allCases { if let request = tape.mute(side, !isKept) { turn.ask(request) } }
            recording = .running(tape)
        case .givenUp: break
        }
    }

    private mutating func beginTape(_ turn: inout Turn) {
        tapes += 1
        let tape = Tape(RecordingName("\(call)-r\(tapes)"))
        recording = .running(tape)
        for side in Side.allCases { turn.ask(.hear(outsider.channel, side, as: tape.ear(side))) }
    }

    /// A recording ends with its ear.
    private mutating func endTape(_ turn: inout Turn) {
        guard let tape else { return }
        recording = .none
        for side in Side.allCases { turn.ask(.hangUp(tape.ear(side), .normal)) }
    }

    private var tape: Tape? {
        if case .running(let tape) = recording { tape } else { nil }
    }

    /// - Returns: whether it is an ear that records.
    mutating func earEntered(_ channel: ChannelID, _ turn: inout Turn) -> Bool {
        guard var tape, let side = tape.side(of: channel) else { return false }
        if tape[side] == .asked {
            tape[side] = .beginning
            recording = .running(tape)
            turn.ask(.record(channel, as: tape.name.of(side)))
        }
        return true
    }

    mutating func recordingBegan(_ name: RecordingName) {
        guard var tape, let side = tape.side(of: name) else { return }
        if case .recording = tape[side] { return }
        tape[side] = .recording(isMuted: false)
        recording = .running(tape)
        keep(tape)
    }

    private mutating func keep(_ tape: Tape) {
        if recordings.last != tape.name { recordings.append(tape.name) }
    }

    /// - Returns: whether it was an ear that recorded.
    mutating func earGone(_ channel: ChannelID, _ turn: inout Turn) -> Bool {
        guard let tape, tape.side(of: channel) != nil else { return false }
        recordingFailed(tape.name, &turn)
        return true
    }

    mutating func earRefused(_ channel: ChannelID, _ fault: TelephonyFault, _ turn: inout Turn) {
        guard let tape, tape.side(of: channel) != nil else { return }
        recordingFailed(tape.name, isTooLate: fault.isTooLate, &turn)
    }

    mutating func recordingEnded(_ name: RecordingName, _ turn: inout Turn) {
        messageEnded(name, &turn)
        // Nobody has asked for its end: a full disk ends recordings so.
        if tape?.side(of: name) != nil { recordingFailed(name, &turn) }
    }

    /// What can't be recorded, or not be kept from being recorded, is not recorded any further.
    /// - Parameter isTooLate: the outsider has left meanwhile, which is no fault of the recording's.
    mutating func recordingFailed(_ name: RecordingName, isTooLate: Bool = false, _ turn: inout Turn) {
        if let tape, tape.name == name || tape.side(of: name) != nil {
            endTape(&turn)
            recording = .givenUp
            guard !isTooLate else { return }
            // Where it should be is seen by who looks for it, and that it is not there.
            keep(tape)
            brokenOff = tape.name
            turn.tell(.recordingFailed(tape.name))
        } else if name == message {
            turn.tell(.recordingFailed(name))
            message = nil
            messageEnded(name, &turn)
        }
    }

    /// What became of the recording while nothing was told, and of ears that nobody needs.
    mutating func retakeRecording(_ snapshot: ExchangeSnapshot, _ turn: inout Turn) {
        for channel in snapshot.channels.keys.sorted(by: { $0.text < $1.text })
        where owns(channel) && Tape.isEar(channel) && tape?.side(of: channel) == nil {
            turn.ask(.hangUp(channel, .normal))
        }
        for side in Side.allCases {
            guard let tape else { return }
            switch (tape[side], snapshot.channels[tape.ear(side)]) {
            // One that was only just asked for may be on its way.
            case (.asked, nil): break
            case (.asked, .some): _ = earEntered(tape.ear(side), &turn)
            case (.beginning, .some): recordingBegan(tape.name.of(side))
            case (.recording, .some): break
            case (.beginning, nil), (.recording, nil): recordingFailed(tape.name, &turn)
            }
        }
    }
}
