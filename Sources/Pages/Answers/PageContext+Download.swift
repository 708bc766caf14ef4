import HTTPTypes
import Hummingbird
import NIOCore

extension PageContext {
    /// A file that is written while it is read, in pieces that `write` hands over.
    /// - Parameters:
    ///   - name: in ASCII, for the browser to keep it under.
    ///   - write: calls its argument with each piece; what it throws ends the answer in the middle, which browsers notice.
    package func download(
        _ name: String,
        type: String,
        _ write: @escaping @Sendable (_ piece: (_ bytes: [UInt8]) async throws -> Void) async throws -> Void
    ) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"",
                .cacheControl: "private, no-store",
            ],
            body: ResponseBody { writer in
                var writer = writer
                try await write { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            }
        )
    }
}
