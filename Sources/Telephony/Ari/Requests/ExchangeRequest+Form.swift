import Basics

extension ExchangeRequest {
    /// How ARI wants to be asked for it.
    /// - Parameter application: the name under which ours is known to the exchange.
    func form(for application: String) -> HTTPForm {
        switch self {
        case .answer(let channel): .post(["channels", channel.text, "answer"])
        case .hangUp(let channel, let cause): .delete(["channels", channel.text], [("reason_code", "\(cause.number)")])
        case .play(let sounds, let channel, let language, let playback):
            .post(
                ["channels", channel.text, "play", playback.text],
                [("media", sounds.map(\.description).joined(separator: ","))]
                    + (language.map { [("lang", $0.rawValue)] } ?? [])
            )
        case .stopPlaying(let playback): .delete(["playbacks", playback.text])
        case .ring(let leg): .ringing(leg, for: application)
        case .prepare(let leg): .preparing(leg, for: application)
        case .dial(let channel, let patience, let caller):
            .post(
                ["channels", channel.text, "dial"],
                [("timeout", "\(patience.components.seconds)"), ("caller", caller.text)]
            )
        // Whoever is dialled sees the number of the channel that dials, which is that of the one dialled before it is set.
        case .show(let number?, let channel):
            .post(
                ["channels", channel.text, "variable"],
                [("variable", "CALLERID(num)"), ("value", number.filter { "+0123456789".contains($0) })]
            )
        case .show(nil, let channel):
            .post(["channels", channel.text, "variable"], [("variable", "CALLERID(num-valid)"), ("value", "0")])
        case .indicateRinging(let channel): .post(["channels", channel.text, "ring"])
        case .release(let channel): .post(["channels", channel.text, "continue"])
        case .takeTransfers(let channel):
            .post(
                ["channels", channel.text, "variable"],
                [("variable", "PJSIP_TRANSFER_HANDLING()"), ("value", "ari-only")]
            )
        case .transferProgress(let channel, let progress):
            .post(["channels", channel.text, "transfer_progress"], [("states", progress.rawValue)])
        case .listen(let channel, let listener, let whisper):
            .post(
                ["channels", channel.text, "snoop", listener.text],
                [("spy", "both"), ("whisper", whisper.rawValue), ("app", application), ("appArgs", "listening")]
            )
        case .makeBridge(let bridge, let kind): .post(["bridges", bridge.text], [("type", kind.words)])
        case .removeBridge(let bridge): .delete(["bridges", bridge.text])
        case .join(let channels, let bridge):
            .post(["bridges", bridge.text, "addChannel"], [("channel", channels.map(\.text).joined(separator: ","))])
        case .startMusic(let bridge): .post(["bridges", bridge.text, "moh"])
        case .hear(let channel, let side, let ear):
            .post(
                ["channels", channel.text, "snoop", ear.text],
                [("spy", side.words), ("whisper", "none"), ("app", application), ("appArgs", "recording")]
            )
        case .record(let channel, let name):
            // A recording that is there already is of an earlier try at the same talk.
            .post(
                ["channels", channel.text, "record"],
                [("name", name.text), ("format", "wav"), ("ifExists", "overwrite")]
            )
        case .recordMessage(let channel, let name, let longest):
            .post(
                ["channels", channel.text, "record"],
                [
                    ("name", name.text), ("format", "wav"), ("ifExists", "overwrite"), ("beep", "true"),
                    ("terminateOn", "#"),
                    ("maxDurationSeconds", "\(max(1, longest.components.seconds))"), ("maxSilenceSeconds", "10"),
                ]
            )
        case .press(let keys, let channel): .post(["channels", channel.text, "dtmf"], [("dtmf", keys.description)])
        case .pauseRecording(let name): .post(["recordings", "live", name.text, "mute"])
        case .resumeRecording(let name): .delete(["recordings", "live", name.text, "mute"])
        }
    }
}

extension HTTPForm {
    fileprivate static func post(_ path: [String], _ query: [(name: String, value: String)] = []) -> Self {
        HTTPForm(.post, path, query)
    }

    fileprivate static func delete(_ path: [String], _ query: [(name: String, value: String)] = []) -> Self {
        HTTPForm(.delete, path, query)
    }

    fileprivate static func ringing(_ leg: Origination, for application: String) -> Self {
        var query = leg.query(for: application)
        // The least that ARI takes is a second; it takes zero for no end.
        query.append(("timeout", "\(max(1, leg.patience.components.seconds))"))
        if let caller = leg.caller { query.append(("callerId", caller.forPhones)) }
        return HTTPForm(.post, ["channels"], query)
    }

    fileprivate static func preparing(_ leg: Origination, for application: String) -> Self {
        HTTPForm(.post, ["channels", "create"], leg.query(for: application))
    }
}

extension Origination {
    fileprivate func query(for application: String) -> [(name: String, value: String)] {
        var query = [
            (name: "endpoint", value: endpoint.dialled), ("app", application), ("channelId", channel.text),
            ("appArgs", arguments.joined(separator: ",")),
        ]
        if let originator { query.append(("originator", originator.text)) }
        return query
    }
}

extension BridgeKind {
    /// Keys that are pressed by those in a mixing bridge are told to us only when it is asked for.
    fileprivate var words: String {
        switch self {
        case .mixing: "mixing,dtmf_events"
        case .holding: "holding"
        }
    }
}

extension Side {
    /// The exchange's word for a direction: what comes in from the one who is heard, or goes out to them.
    fileprivate var words: String {
        switch self {
        case .outsider: "in"
        case .house: "out"
        }
    }
}

extension CallerName {
    /// `"name" <number>`, without what would end either early.
    fileprivate var forPhones: String {
        "\"\(name.filter { !"\"\\<>".contains($0) })\" <\(number.filter { "+*#0123456789".contains($0) })>"
    }
}
