import Basics

/// The exchange says last how well a channel was heard; on a busy machine that may come a little behind the news of its end.
struct LastFigures: Hashable, Sendable, Codable {
    /// When nothing else was left of the call.
    let since: Moment
    private(set) var areGivenUp = false

    init(since: Moment) {
        self.since = since
    }

    var givenUp: LastFigures {
        var next = self
        next.areGivenUp = true
        return next
    }

    static let patience = Duration.seconds(1)
}

extension CallMachine {
    /// Of a talk that was shorter nobody asks how it sounded, and so the exchange is not asked either.
    static let worthMeasuring = Duration.seconds(2)

    /// Some have heard each other for long enough.
    func measure(_ turn: inout Turn) {
        let heard = legs.filter { $0.times.spoke != nil }
        guard !heard.isEmpty else { return }
        if outsider.line == .up, outsider.codec == nil { turn.learnCodec(of: outsider.channel) }
        for leg in heard where leg.line == .up && leg.codec == nil { turn.learnCodec(of: leg.channel) }
    }

    mutating func measured(_ channel: ChannelID, _ quality: SoundQuality) {
        if channel == outsider.channel {
            outsider.quality = quality
        } else if let place = place(of: channel) {
            legs[place].quality = quality
        }
    }

    mutating func learned(_ codec: SoundCodec, of channel: ChannelID) {
        if channel == outsider.channel {
            outsider.codec = codec
        } else if let place = place(of: channel) {
            legs[place].codec = codec
        }
    }

    /// - Returns: whether something is still to come.
    mutating func waitsForFigures(_ turn: inout Turn) -> Bool {
        guard owesFigures else { return false }
        if let figures { return !figures.areGivenUp }
        figures = LastFigures(since: turn.now)
        turn.wake(.figures, after: LastFigures.patience)
        return true
    }

    /// Whoever was heard is measured, but for pages, whose sound does not go by RTP.
    private var owesFigures: Bool {
        guard end != .exchangeLost, end != .unseen else { return false }
        return outsider.codec != nil && outsider.quality == nil
            || legs.contains { $0.codec != nil && $0.quality == nil && !$0.endpoint.isBrowser }
    }
}
