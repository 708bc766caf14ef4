import AsyncHTTPClient
import Basics
import NIOCore

/// The recordings that lie at an exchange, for whoever takes them home: needs no line of its own, so any node may.
package struct RecordingShelf: Sendable {
    private let place: ExchangePlace

    /// For a recording of hours.
    private static let patience = Duration.minutes(10)

    package init(at place: ExchangePlace) {
        self.place = place
    }

    /// Lives as long as the program does.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(5)
        configuration.httpVersion = .http1Only
        // The exchange closes what has been idle for fifteen seconds, without asking whether a request is on its way.
        configuration.connectionPool.idleTimeout = .seconds(10)
        // When to try again is for the job to say.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    private var sender: RequestSender {
        RequestSender(place: place, client: Self.client, patience: Self.patience)
    }

    /// A recording, as a WAV file. One that still runs is ended first: its call is over.
    /// - Throws: `TelephonyFault.refused(.notThere)` when there is none.
    package func open(_ name: RecordingName) async throws(TelephonyFault) -> Bytes {
        try await askAnyhow(HTTPForm(.post, ["recordings", "live", name.text, "stop"]))
        return Bytes(body: try await sender.open(HTTPForm(.get, ["recordings", "stored", name.text, "file"])).body)
    }

    /// Throws a recording away at the exchange. One that is not there is as good as thrown away.
    package func remove(_ name: RecordingName) async throws(TelephonyFault) {
        try await askAnyhow(HTTPForm(.delete, ["recordings", "stored", name.text]))
    }

    private func askAnyhow(_ form: HTTPForm) async throws(TelephonyFault) {
        do { try await sender.send(form) } catch {
            guard case .refused(.notThere, _) = error else { throw error }
        }
    }

    /// A file as it comes.
    package struct Bytes: AsyncSequence, Sendable {
        package typealias Element = [UInt8]
        fileprivate let body: HTTPClientResponse.Body

        package func makeAsyncIterator() -> Iterator {
            Iterator(body: body.makeAsyncIterator())
        }

        package struct Iterator: AsyncIteratorProtocol {
            fileprivate var body: HTTPClientResponse.Body.AsyncIterator

            /// - Throws: `TelephonyFault` when the exchange breaks off.
            package mutating func next() async throws -> [UInt8]? {
                do { return try await body.next().map { Array($0.readableBytesView) } } catch {
                    throw TelephonyFault(of: error)
                }
            }
        }
    }
}
