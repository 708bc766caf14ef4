import AsyncHTTPClient
import NIOCore
import NIOPosix

/// What an exchange is made of, for telling what it lacks.
package struct ExchangeInspection: Sendable {
    /// As it says of itself: `22.10.1`.
    package let version: String
    /// By the names of their files, without an ending.
    package let modules: Set<String>
    /// Programs that hear of its calls.
    package let applications: Set<String>
    /// Whoever can be called through it: `PJSIP/trunk`.
    package let endpoints: Set<Endpoint>

    /// Which of those that calls need are not loaded.
    package var missing: [String] { Self.needed.filter { !modules.contains($0) } }

    /// Which of those that write down the details of calls are not loaded.
    package func missing(forDetails areWanted: Bool) -> [String] {
        areWanted ? ["cdr_custom", "func_cdr", "func_channel"].filter { !modules.contains($0) } : []
    }

    /// Only what every call passes through: a trunk may be of any technology.
    private static let needed = [
        "app_stasis", "bridge_holding", "bridge_simple", "bridge_softmix", "chan_pjsip", "res_ari_applications",
        "res_ari_asterisk", "res_ari_bridges", "res_ari_channels", "res_ari_endpoints", "res_ari_events",
        "res_ari_playbacks", "res_ari_recordings", "res_stasis_playback", "res_stasis_recording", "res_stasis_snoop",
    ]
}

extension ExchangePlace {
    /// Looks at the exchange without disturbing whoever works with it.
    package func inspect() async throws(TelephonyFault) -> ExchangeInspection {
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        let sender = RequestSender(place: self, client: client, patience: .seconds(5))
        let found: Result<ExchangeInspection, TelephonyFault>
        do { found = .success(try await sender.inspect()) } catch { found = .failure(error) }
        // It has nothing to do any more; that it can't be closed changes nothing of what was found.
        try? await client.shutdown()
        return try found.get()
    }
}

extension RequestSender {
    fileprivate func inspect() async throws(TelephonyFault) -> ExchangeInspection {
        let about = try await read(["asterisk", "info"], as: About.self)
        let modules = try await read(["asterisk", "modules"], as: [Named].self)
        let applications = try await read(["applications"], as: [Named].self)
        let endpoints = try await read(["endpoints"], as: [Reached].self)
        return ExchangeInspection(
            version: about.system?.version ?? "",
            modules: Set(modules.map { $0.name.hasSuffix(".so") ? String($0.name.dropLast(3)) : $0.name }),
            applications: Set(applications.map(\.name)),
            endpoints: Set(endpoints.compactMap { Endpoint("\($0.technology)/\($0.resource)") })
        )
    }

    private struct About: Decodable {
        let system: System?

        struct System: Decodable { let version: String? }
    }

    private struct Named: Decodable { let name: String }

    private struct Reached: Decodable {
        let technology: String
        let resource: String
    }
}
