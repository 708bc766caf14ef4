/// What can be changed on a client's card, one at a time, in its place.
enum ClientPart: String, CaseIterable, Sendable {
    case facts
    case manager
    case contact
    case point
    case touch
    case wall
    case note
    case marks
    case consent
    case relation

    var key: String {
        switch self {
        case .facts: "e"
        case .manager: "m"
        case .contact: "c"
        case .point: "p"
        case .touch: "l"
        case .wall: "w"
        case .note: "n"
        case .marks: "t"
        case .consent: "s"
        case .relation: "r"
        }
    }
}
