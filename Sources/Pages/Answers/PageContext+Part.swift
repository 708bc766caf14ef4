import HTTPTypes
import Hummingbird
import NIOCore

extension PageContext {
    /// Something of which a browser may ask for any part, and which nobody on the way keeps.
    /// - Parameter write: hands over the bytes of a part, piece by piece.
    package func part(
        of size: Int64,
        type: String,
        for request: Request,
        _ write:
            @escaping @Sendable (_ part: Range<Int64>, _ piece: (_ bytes: [UInt8]) async throws -> Void) async throws
            -> Void
    ) -> Response {
        var headers: HTTPFields = [.contentType: type, .acceptRanges: "bytes", .cacheControl: "private, no-store"]
        let part: Range<Int64>
        let status: HTTPResponse.Status
        switch ByteRange(request.headers[.range], of: size) {
        case .whole: (part, status) = (0..<size, .ok)
        case .part(let wanted):
            (part, status) = (wanted, .partialContent)
            headers[.contentRange] = "bytes \(wanted.lowerBound)-\(wanted.upperBound - 1)/\(size)"
        case .beyond:
            headers[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(contentLength: part.count) { writer in
                var writer = writer
                try await write(part) { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            }
        )
    }
}
