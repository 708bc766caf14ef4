import Basics

/// How a call is to be dealt with: what is said, how long is waited. Set when it begins; a key that the caller chooses alone changes it.
package struct CallPlan: Hashable, Sendable, Codable {
    /// Said once the call is answered.
    package var greeting: [Sound] = []
    package var menu: Menu?
    /// Of what is said; the exchange's own choice when nil.
    package var language: Language?
    /// What becomes of a caller who has heard all that and chosen.
    package var next = Next.queue
    /// Where callers hear music.
    package var holdRoom = Self.commonHoldRoom
    package var isRecorded = true
    /// A caller who waits presses it to be called back instead.
    package var callbackKey: Digit?
    /// The limit of the time for work after a call; it ends earlier only when the person says so.
    package var wrapUp: Duration = .seconds(60)
    /// How long the exchange may take to confirm what it was asked for.
    package var confirming: Duration = .seconds(5)
    /// How long the longest sound may take.
    package var sound: Duration = .seconds(90)
    /// How long a lost exchange is waited for before its calls are given up.
    package var away: Duration = .minutes(10)
    /// After which any call is ended.
    package var longest: Duration = .hours(6)

    package init() {}

    /// One for all calls: its music is started once.
    package static let commonHoldRoom: BridgeID = "highrock-hold"

    /// What differs by the key that the caller chooses.
    package var branches: [Digit: Branch] = [:]

    package struct Branch: Hashable, Sendable, Codable {
        package let isRecorded: Bool
        package let callbackKey: Digit?
        package let wrapUp: Duration

        package init(isRecorded: Bool, callbackKey: Digit?, wrapUp: Duration) {
            self.isRecorded = isRecorded
            self.callbackKey = callbackKey
            self.wrapUp = wrapUp
        }
    }

    mutating func follow(_ key: Digit) {
        guard let branch = branches[key] else { return }
        isRecorded = branch.isRecorded
        callbackKey = branch.callbackKey
        wrapUp = branch.wrapUp
    }

    package enum Next: Hashable, Sendable, Codable {
        case queue
        /// They say what is to be passed on.
        case message(atMost: Duration)
        case goodbye
    }
}

/// A choice by keys.
package struct Menu: Hashable, Sendable, Codable {
    package var prompt: [Sound]
    package var keys: Set<Digit>
    /// From the end of the prompt.
    package var patience: Duration
    /// How often the prompt is said, at most; then the call goes on without a choice.
    package var tries: Int

    package init(prompt: [Sound], keys: Set<Digit>, patience: Duration = .seconds(7), tries: Int = 2) {
        self.prompt = prompt
        self.keys = keys
        self.patience = patience
        self.tries = tries
    }
}
