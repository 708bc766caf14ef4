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
        // Of silence in the middle of a file.
        configuration.timeout.read = .seconds(20)
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

    /// A recording, as a WAV file.
    /// - Throws: `TelephonyFault.refused(.notThere)` when there is none; `.refused(.conflict)` for one that ran until now, for its call
    ///   is over: it is whole a moment later.
    package func open(_ name: RecordingName) async throws(TelephonyFault) -> Bytes {
        guard try await !isGranted(HTTPForm(.post, ["recordings", "live", name.text, "stop"])) else {
            throw .refused(.conflict, words: "it ran until now")
        }
        return Bytes(body: try await sender.open(HTTPForm(.get, ["recordings", "stored", name.text, "file"])).body)
    }

    /// Throws a recording away at the exchange. One that is not there is as good as thrown away.
    package func remove(_ name: RecordingName) async throws(TelephonyFault) {
        _ = try await isGranted(HTTPForm(.delete, ["recordings", "stored", name.text]))
    }

    /// - Returns: false when there is no such recording.
    private func isGranted(_ form: HTTPForm) async throws(TelephonyFault) -> Bool {
        do {
            try await sender.send(form)
            return true
        } catch {
            guard case .refused(.notThere, _) = error else { throw error }
            return false
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
