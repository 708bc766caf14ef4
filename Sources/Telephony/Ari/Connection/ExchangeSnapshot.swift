import Basics

/// How the exchange stands at one moment: what was missed while nobody listened can be told from it.
package struct ExchangeSnapshot: Sendable, Hashable {
    /// When it began to run: whatever it carried before that has ended.
    package let started: Moment?
    package let channels: [ChannelID: Channel]
    package let bridges: [BridgeID: Bridge]

    package init(started: Moment?, channels: [Channel], bridges: [Bridge]) {
        self.started = started
        self.channels = Dictionary(channels.map { ($0.id, $0) }) { first, _ in first }
        self.bridges = Dictionary(bridges.map { ($0.id, $0) }) { first, _ in first }
    }
}

extension RequestSender {
    func look() async throws(TelephonyFault) -> ExchangeSnapshot {
        let information = try await read(["asterisk", "info"], as: Information.self)
        let channels = try await read(["channels"], as: [Channel].self)
        let bridges = try await read(["bridges"], as: [Bridge].self)
        return ExchangeSnapshot(
            started: information.status?.started.flatMap(Moment.init(ari:)),
            channels: channels,
            bridges: bridges
        )
    }
}

private struct Information: Decodable {
    let status: Status?

    struct Status: Decodable {
        let started: String?

        private enum CodingKeys: String, CodingKey { case started = "startup_time" }
    }
}
