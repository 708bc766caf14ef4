import Telephony

/// What somebody can do with a call that goes on (SPEC T1).
package enum CallTurn: String, CaseIterable, Sendable {
    case hold
    case retrieve
    case consult
    case swap
    case conference
    case complete
    case cancel
    case transfer
    case keys
    case pauseRecording = "pause-recording"
    case resumeRecording = "resume-recording"
    case hangUp = "hang-up"
}

extension OngoingCall {
    /// What whoever talks with the outsider can do now. As `CallMachine` grants it, so nothing is offered that would be declined.
    package var turns: [CallTurn] {
        switch stage {
        case .talking: [.hold, .consult, .transfer, .keys] + recordingTurns + [.hangUp]
        case .held: [.retrieve, .consult, .transfer, .hangUp]
        case .asking: [.complete, .cancel, .hangUp]
        case .consulting, .aside: [.complete, .swap, .conference, .cancel, .hangUp]
        case .conference: [.complete, .cancel, .keys] + recordingTurns + [.hangUp]
        case .ringing, .reaching: direction == .outgoing ? [.hangUp] : []
        case .arriving, .menu, .waiting, .parted: []
        }
    }

    /// What this one of the house can do with it. One who was asked, or listens, puts the phone down.
    package func turns(of party: Party) -> [CallTurn] {
        party.role == .agent && party.state == .joined || direction == .outgoing && party.role == .agent ? turns : []
    }

    private var recordingTurns: [CallTurn] {
        switch recording {
        case .none: []
        case .running: [.pauseRecording]
        case .paused: [.resumeRecording]
        }
    }
}
