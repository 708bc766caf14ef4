import Basics

/// Somebody of the house who listens to the agent of a talk, from a room of their own.
struct Listener: Hashable, Sendable, Codable {
    let leg: ChannelID
    var whisper: Whisper
    /// What hears the agent's channel.
    var ear: Ear?
    var ears = 0

    struct Ear: Hashable, Sendable, Codable {
        let channel: ChannelID
        let agent: ChannelID
        let whisper: Whisper
        var isThere = false
    }
}

extension CallMachine {
    private var booth: BridgeID { BridgeID("\(call)-booth") }

    mutating func listen(_ endpoint: Endpoint, _ whisper: Whisper, for patience: Duration, _ turn: inout Turn) -> Bool {
        guard case .talking = phase, listener == nil else { return false }
        listener = Listener(leg: ring(endpoint, as: .listener, for: patience, &turn), whisper: whisper)
        return true
    }

    mutating func change(_ whisper: Whisper, _ turn: inout Turn) -> Bool {
        guard listener != nil, listener?.whisper != whisper else { return false }
        listener?.whisper = whisper
        return true
    }

    /// The listener and their ear sit together.
    var listenerSeating: [(ChannelID, BridgeID)] {
        guard phase != .parted, phase != .over, let listener, isUp(listener.leg) else { return [] }
        return [(listener.leg, booth)] + (listener.ear.map { $0.isThere ? [($0.channel, booth)] : [] } ?? [])
    }

    /// Puts the ear to the channel of whoever is the agent now, with what it is to carry; one that is there can't be changed.
    mutating func keepListening(_ turn: inout Turn) {
        guard var listener else { return }
        var wanted: ChannelID?
        if case .talking(let talk) = phase, isUp(listener.leg), isUp(talk.agent) { wanted = talk.agent }
        if let ear = listener.ear, ear.agent != wanted || ear.whisper != listener.whisper {
            turn.ask(.hangUp(ear.channel, .normal))
            seats[ear.channel] = nil
            listener.ear = nil
        }
        if listener.ear == nil, let wanted {
            listener.ears += 1
            let channel = ChannelID("\(call)-ear\(listener.ears)")
            listener.ear = Listener.Ear(channel: channel, agent: wanted, whisper: listener.whisper)
            turn.ask(.listen(to: wanted, as: channel, listener.whisper))
        }
        self.listener = listener
    }

    /// A channel that is no phone's: the ear, or one that came too late.
    mutating func listenerEntered(_ channel: ChannelID, _ turn: inout Turn) {
        if listener?.ear?.channel == channel {
            listener?.ear?.isThere = true
        } else if owns(channel) {
            turn.ask(.hangUp(channel, .normal))
        }
    }

    mutating func listenerGone(_ channel: ChannelID, _ turn: inout Turn) {
        seats[channel] = nil
        if channel == listener?.leg {
            endListening(&turn)
        } else if channel == listener?.ear?.channel {
            // With its agent, or because it could not be: either way listening is over.
            listener?.ear = nil
            putDown(listener?.leg, &turn)
            listener = nil
        }
    }

    mutating func endListening(_ turn: inout Turn) {
        if let ear = listener?.ear { turn.ask(.hangUp(ear.channel, .normal)) }
        putDown(listener?.leg, &turn)
        listener = nil
    }
}
