import Basics

// Requests that were not granted, times that have come, an exchange that is away.
extension CallMachine {
    mutating func refused(_ request: ExchangeRequest, _ fault: TelephonyFault, _ turn: inout Turn) {
        switch request {
        case .ring(let leg): ringRefused(leg.channel, fault, &turn)
        case .hangUp(let channel, _): if fault.isTooLate { gone(channel, nil, &turn) }
        case .answer(let channel), .indicateRinging(let channel): if fault.isTooLate { gone(channel, nil, &turn) }
        case .prepare, .dial: if case .reaching = phase { part(.notReached, &turn) }
        case .join, .makeBridge: if !fault.isOfTheWire { lookAgain(&turn) }
        case .play(_, _, _, let playback): said(playback, &turn)
        case .hear(_, _, let ear): earRefused(ear, fault, &turn)
        case .record(_, let name): recordingFailed(name, isTooLate: fault.isTooLate, &turn)
        case .recordMessage(_, let name, _), .pauseRecording(let name), .resumeRecording(let name):
            recordingFailed(name, &turn)
        case .listen(_, let channel, _): listenerGone(channel, &turn)
        case .stopPlaying, .removeBridge, .startMusic, .takeTransfers, .transferProgress, .press, .show, .release: break
        }
    }

    private mutating func ringRefused(_ channel: ChannelID, _ fault: TelephonyFault, _ turn: inout Turn) {
        guard let place = place(of: channel), legs[place].line == .asked else { return }
        // It may ring all the same.
        if fault.isOfTheWire { return giveUp(place, &turn) }
        legs[place].cause = legs[place].cause ?? .absent
        legGone(place, &turn)
    }

    /// When the exchange and we don't agree on how things stand, it is right.
    private mutating func lookAgain(_ turn: inout Turn) {
        looks += 1
        if looks > Self.mostLooks { part(.failed, &turn) } else { turn.look() }
    }

    private static let mostLooks = 5

    mutating func wake(_ alarm: CallAlarm, _ turn: inout Turn) {
        switch alarm {
        case .sound(let playback): said(playback, &turn)
        case .message(let name): messageEnded(name, &turn)
        case .choice(let tries): choiceIsLate(tries, &turn)
        case .ring(outsider.channel):
            if case .reaching = phase {
                outsider.cause = outsider.cause ?? .noAnswer
                part(.notReached, &turn)
            }
        case .ring(let channel):
            if let place = place(of: channel), legs[place].line == .asked || legs[place].line == .ringing {
                legs[place].cause = legs[place].cause ?? .noAnswer
                giveUp(place, &turn)
            }
        case .hangUp(let channel): notConfirmed(channel, &turn)
        case .wrapUp(let channel): _ = endWrapUp(channel, &turn)
        case .away(let since): if away == since { lose(&turn) }
        case .longest: part(.tooLong, &turn)
        case .answer: if let opening, isOpening(opening) { open(opening, &turn) }
        case .measuring: measure(&turn)
        case .figures: figures = figures?.givenUp
        }
    }

    /// The exchange was asked to end a channel and has not said that it did: it is asked once more, and not waited for.
    private mutating func notConfirmed(_ channel: ChannelID, _ turn: inout Turn) {
        let line = channel == outsider.channel ? outsider.line : place(of: channel).map { legs[$0].line }
        guard line == .ending else { return }
        turn.ask(.hangUp(channel, .normal))
        gone(channel, nil, &turn)
    }
}
