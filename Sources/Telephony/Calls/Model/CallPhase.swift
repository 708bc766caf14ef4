/// Where the outsider is in the course of a call.
package enum CallPhase: Hashable, Sendable, Codable {
    case new
    /// Hears the greeting, chooses, or leaves a message.
    case menu(MenuStage)
    /// Hears music until somebody answers. At most one phone is rung at a time, so at most one can answer.
    case waiting(rung: ChannelID?)
    /// In a call out: the own phone rings.
    case summoning(ChannelID)
    /// In a call out: the own phone is answered, the other rings.
    case reaching(ChannelID)
    case talking(Talk)
    /// The outsider is gone; phones are put down, and work after the call is done.
    case parted
    case over
}

package enum MenuStage: Hashable, Sendable, Codable {
    case greeting(PlaybackID)
    /// The prompt is said; how often it may be said again.
    case prompting(PlaybackID, Menu, tries: Int)
    case choosing(Menu, tries: Int)
    case message(RecordingName)
}

/// A conversation with the outsider, or about them.
package struct Talk: Hashable, Sendable, Codable {
    package internal(set) var agent: ChannelID
    package internal(set) var company: Company = .outsider(aside: nil)
    /// By the key of the agent's phone; the exchange plays music by itself.
    package internal(set) var isHeldByPhone = false
    package internal(set) var recordingIsPaused = false

    /// Whom the agent is with.
    package enum Company: Hashable, Sendable, Codable {
        /// Somebody who was asked may wait aside.
        case outsider(aside: ChannelID?)
        case nobody
        case consulted(ChannelID)
        case everybody(ChannelID)
    }

    /// The one who was asked, wherever they are.
    var consulted: ChannelID? {
        switch company {
        case .outsider(let aside): aside
        case .nobody: nil
        case .consulted(let channel), .everybody(let channel): channel
        }
    }
}
