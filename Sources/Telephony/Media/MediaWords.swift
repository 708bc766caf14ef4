/// What is said to the exchange beside the sound (Asterisk's chan_websocket, "Control Messages").
enum MediaOrder: String, Sendable {
    case answer = "ANSWER"
    case hangUp = "HANGUP"
}

/// What the exchange says beside the sound.
enum MediaNotice: Equatable {
    /// It has more than it can keep: nothing more until it says `goOn`.
    case hold
    case goOn
    /// How the sound is made, keys that were pressed.
    case other

    init(_ words: String) {
        switch words.prefix(while: { $0 != " " }) {
        case "MEDIA_XOFF": self = .hold
        case "MEDIA_XON": self = .goOn
        default: self = .other
        }
    }
}
