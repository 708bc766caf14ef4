import Basics
import Foundation
import HTTPTypes
import Hummingbird

/// How a "no" is said over HTTP.
enum Answers {
    static func status(of refusal: any Refusal) -> HTTPResponse.Status {
        switch refusal {
        case is MalformedRequest: .badRequest
        case ShellRefusal.otherMethod: .methodNotAllowed
        default: status(of: refusal.standing)
        }
    }

    private static func status(of standing: Standing) -> HTTPResponse.Status {
        switch standing {
        case .invalid: .unprocessableContent
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .tooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }

    static func headers(of refusal: any Refusal) -> HTTPFields {
        switch refusal {
        case ShellRefusal.otherMethod(let allowed): [.allow: allowed.joined(separator: ", ")]
        case ShellRefusal.tooOften(let seconds): [.retryAfter: String(seconds)]
        case _ where refusal.standing == .unavailable: [.retryAfter: "5"]
        default: [:]
        }
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status, type: String) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return Response(status: .internalServerError) }
        return Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "private, no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: data))
        )
    }
}
