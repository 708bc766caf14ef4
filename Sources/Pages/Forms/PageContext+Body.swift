import Hummingbird
import NIOCore

extension PageContext {
    /// A request's body as a file, for programs that send one by itself.
    /// - Parameters:
    ///   - name: as the sender calls it.
    ///   - limit: in bytes.
    package func file(_ request: Request, named name: String, limit: Int) async throws -> UploadedFile {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw ShellRefusal.tooLarge
        }
        var spool = try await Spool(name: name)
        var size = 0
        do {
            for try await buffer in request.body {
                size += buffer.readableBytes
                guard size <= limit else { throw ShellRefusal.tooLarge }
                try await spool.append(Array(buffer.readableBytesView))
            }
            return try spool.end()
        } catch {
            spool.abandon()
            throw error
        }
    }
}
