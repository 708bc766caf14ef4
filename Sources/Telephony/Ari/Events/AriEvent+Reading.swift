import Basics

extension AriEvent: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        at = (try fields.decodeIfPresent(String.self, forKey: .timestamp)).flatMap(Moment.init(ari:))
        kind = try Kind(fields)
    }

    fileprivate enum Field: String, CodingKey {
        case type, timestamp, args, channel, peer, bridge, playback, recording, cause, soft, dialstatus, digit, state,
            exten
        case replaced = "replace_channel"
        case referTo = "refer_to"
        case referredBy = "referred_by"
        case destination, id, variable, value
        case requested = "requested_destination"
        case source = "source_channel"
    }
}

extension AriEvent.Kind {
    fileprivate typealias Fields = KeyedDecodingContainer<AriEvent.Field>

    fileprivate init(_ fields: Fields) throws {
        let type = try fields.decode(String.self, forKey: .type)
        self =
            try Self.ofChannel(type, fields) ?? Self.ofSound(type, fields) ?? Self.ofTransfer(type, fields)
            ?? .other(type)
    }

    private static func ofChannel(_ type: String, _ fields: Fields) throws -> Self? {
        func channel() throws -> Channel { try fields.decode(Channel.self, forKey: .channel) }
        return switch type {
        case "StasisStart":
            .entered(
                try channel(),
                arguments: try fields.decodeIfPresent([String].self, forKey: .args) ?? [],
                replacing: try fields.decodeIfPresent(Channel.self, forKey: .replaced)?.id
            )
        case "StasisEnd": .left(try channel())
        case "ChannelStateChange": .state(try channel())
        case "ChannelHangupRequest": .hangupAsked(try channel(), try cause(fields))
        case "ChannelDestroyed":
            .destroyed(try channel(), HangupCause(try fields.decodeIfPresent(Int.self, forKey: .cause) ?? 0))
        case "Dial":
            .dialling(
                try fields.decode(Channel.self, forKey: .peer),
                DialStatus(rawValue: try fields.decodeIfPresent(String.self, forKey: .dialstatus) ?? "") ?? .other
            )
        case "ChannelDtmfReceived":
            try Digit(fields.decode(String.self, forKey: .digit)).map { .digit(try channel(), $0) }
        case "ChannelHold": .held(try channel())
        case "ChannelUnhold": .unheld(try channel())
        case "ChannelVarset": try measured(fields)
        default: nil
        }
    }

    private static func measured(_ fields: Fields) throws -> Self? {
        guard try fields.decodeIfPresent(String.self, forKey: .variable) == SoundQuality.variable,
            let channel = try fields.decodeIfPresent(Channel.self, forKey: .channel),
            let quality = SoundQuality(summary: try fields.decodeIfPresent(String.self, forKey: .value) ?? "")
        else { return nil }
        return .measured(channel, quality)
    }

    /// On a request of our own the exchange writes 32, which is none of Q.850's.
    private static func cause(_ fields: Fields) throws -> HangupCause? {
        if try fields.decodeIfPresent(Bool.self, forKey: .soft) == true { return nil }
        return try fields.decodeIfPresent(Int.self, forKey: .cause).map(HangupCause.init(_:))
    }

    private static func ofSound(_ type: String, _ fields: Fields) throws -> Self? {
        func channel() throws -> Channel { try fields.decode(Channel.self, forKey: .channel) }
        func bridge() throws -> Bridge { try fields.decode(Bridge.self, forKey: .bridge) }
        func playback() throws -> Playback { try fields.decode(Playback.self, forKey: .playback) }
        func recording() throws -> Recording { try fields.decode(Recording.self, forKey: .recording) }
        return switch type {
        case "ChannelEnteredBridge": .joined(try channel(), try bridge())
        case "ChannelLeftBridge": .parted(try channel(), try bridge())
        case "BridgeDestroyed": .bridgeRemoved(try bridge())
        case "PlaybackStarted": .playing(try playback())
        case "PlaybackFinished": .played(try playback())
        case "RecordingStarted": .recording(try recording())
        case "RecordingFinished": .recorded(try recording())
        case "RecordingFailed": .recordingFailed(try recording())
        default: nil
        }
    }

    private static func ofTransfer(_ type: String, _ fields: Fields) throws -> Self? {
        switch type {
        case "ChannelTransfer":
            let by = try fields.nestedContainer(keyedBy: AriEvent.Field.self, forKey: .referredBy)
            let to = try fields.nestedContainer(keyedBy: AriEvent.Field.self, forKey: .referTo)
            let wanted = try to.nestedContainer(keyedBy: AriEvent.Field.self, forKey: .requested)
            return .transferAsked(
                try by.decode(Channel.self, forKey: .source).id,
                to: try wanted.decodeIfPresent(String.self, forKey: .destination) ?? "",
                state: try fields.decodeIfPresent(String.self, forKey: .state)
            )
        case "BridgeBlindTransfer":
            return .transferred(
                try fields.decode(Channel.self, forKey: .channel),
                to: try fields.decodeIfPresent(String.self, forKey: .exten) ?? ""
            )
        case "ApplicationReplaced": return .replaced
        default: return nil
        }
    }
}
