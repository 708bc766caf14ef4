import Files
import HTTPTypes
import Hummingbird
import NIOCore
import Store

extension PageContext {
    /// A kept file, to be saved and never shown as a page of ours: it came from outside.
    package func download(_ file: StoredFile, from database: Database) -> Response {
        var headers: HTTPFields = [
            .contentType: "application/octet-stream",
            .contentDisposition: Self.disposition(file.name),
            .cacheControl: "private, no-store",
        ]
        headers[.contentLength] = "\(file.size)"
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(contentLength: Int(file.size)) { writer in
                for try await piece in database.content(of: file) { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            }
        )
    }

    /// The name in both forms, for every browser (RFC 6266).
    private static func disposition(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map {
                $0.value >= 32 && $0.value < 127 && !"\"\\%".unicodeScalars.contains($0) ? Character($0) : "_"
            }
        )
        return
            "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(URLEncoded.encoded(name).replacing("/", with: "%2F"))"
    }
}
