/// A stretch of a conversation that is recorded: each side by an ear of its own at the outsider's channel, so that the two are told
/// apart whoever is with the outsider.
struct Tape: Hashable, Sendable, Codable {
    let name: RecordingName
    private var ears: [Side: Progress]

    enum Progress: Hashable, Sendable, Codable {
        /// Nothing has been heard of the ear yet.
        case asked
        /// The ear is there and is to record.
        case beginning
        case recording(isMuted: Bool)
    }

    init(_ name: RecordingName) {
        self.name = name
        ears = [.outsider: .asked, .house: .asked]
    }

    subscript(side: Side) -> Progress {
        get { ears[side] ?? .asked }
        set { ears[side] = newValue }
    }

    func ear(_ side: Side) -> ChannelID { ChannelID("\(name.of(side))\(Self.ending)") }

    func side(of ear: ChannelID) -> Side? { Side.allCases.first { self.ear($0) == ear } }

    func side(of recording: RecordingName) -> Side? { Side.allCases.first { name.of($0) == recording } }

    static func isEar(_ channel: ChannelID) -> Bool { channel.text.hasSuffix(ending) }

    private static let ending = ".ear"

    /// What is to be asked so that this side is heard, or is not.
    mutating func mute(_ side: Side, _ isMuted: Bool) -> ExchangeRequest? {
        guard self[side] == .recording(isMuted: !isMuted) else { return nil }
        self[side] = .recording(isMuted: isMuted)
        return isMuted ? .pauseRecording(name.of(side)) : .resumeRecording(name.of(side))
    }
}

enum RecordingState: Hashable, Sendable, Codable {
    case none
    case running(Tape)
    /// The exchange could not; the call goes on without.
    case givenUp
}
