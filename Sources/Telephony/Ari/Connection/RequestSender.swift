import AsyncHTTPClient
import Basics
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOPosix

/// Asks the exchange over HTTP.
struct RequestSender: Sendable {
    let place: ExchangePlace
    let client: HTTPClient
    let patience: Duration

    /// - Returns: the answer's body.
    @discardableResult
    func send(_ form: HTTPForm) async throws(TelephonyFault) -> ByteBuffer {
        let answer = try await open(form)
        do { return try await answer.body.collect(upTo: Self.largestAnswer) } catch { throw TelephonyFault(of: error) }
    }

    /// - Returns: the answer to what was granted, whose body may be read bit by bit.
    func open(_ form: HTTPForm) async throws(TelephonyFault) -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "\(place)\(form.target)")
        request.method = HTTPMethod(rawValue: form.method.rawValue)
        request.headers.add(name: "Authorization", value: place.authorization)
        if let body = form.body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: body))
        }
        let answer: HTTPClientResponse
        do {
            answer = try await client.execute(request, timeout: TimeAmount(patience))
            if (200..<300).contains(answer.status.code) { return answer }
            let body = try await answer.body.collect(upTo: Self.largestAnswer)
            throw TelephonyFault(status: Int(answer.status.code), body: body)
        } catch { throw TelephonyFault(of: error) }
    }

    /// - Returns: what the answer says, as the type that it is expected to be.
    func read<Answer: Decodable>(
        _ path: [String],
        _ query: [(name: String, value: String)] = [],
        as answer: Answer.Type
    ) async throws(TelephonyFault) -> Answer {
        let body = try await send(HTTPForm(.get, path, query))
        do { return try JSONDecoder().decode(answer, from: Data(buffer: body)) } catch {
            throw .notAnExchange("\(path.joined(separator: "/")): \(error)")
        }
    }

    /// In bytes. A thousand channels take half a megabyte.
    private static let largestAnswer = 64 << 20
}

extension TelephonyFault {
    /// What a wish was answered with when it was not granted.
    init(status: Int, body: ByteBuffer) {
        let words = (try? JSONDecoder().decode(Words.self, from: Data(buffer: body))).flatMap { $0.message ?? $0.error }
        self =
            switch status {
            case 401, 403: .refusedLogin
            case 300..<400: .notAnExchange("\(status)")
            default: .refused(Refused(rawValue: status) ?? .other, words: words ?? "\(status)")
            }
    }

    private struct Words: Decodable {
        let message: String?
        let error: String?
    }

    /// What the network had to say.
    init(of error: any Error) {
        self =
            switch error {
            case let fault as TelephonyFault: fault
            case let error as HTTPClientError: Self.of(error)
            case is NIOConnectionError: .unreachable("\(error)")
            case let error as IOError where Self.meansNobody.contains(error.errnoCode): .unreachable("\(error)")
            case is NIOTooManyBytesError: .notAnExchange("\(error)")
            default: .brokenOff("\(error)")
            }
    }

    private static let meansNobody = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH]

    private static func of(_ error: HTTPClientError) -> TelephonyFault {
        switch error {
        case .connectTimeout: .unreachable("\(error)")
        case .deadlineExceeded, .readTimeout, .getConnectionFromPoolTimeout: .timedOut
        default: .brokenOff("\(error)")
        }
    }
}

extension TimeAmount {
    init(_ duration: Duration) {
        self = .milliseconds(duration.wholeMilliseconds)
    }
}
