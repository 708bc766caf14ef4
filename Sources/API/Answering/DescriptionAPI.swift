import Foundation
import Hummingbird
import Pages

/// `/api/openapi.yaml`: what the interface takes and gives, in OpenAPI 3.1.
struct DescriptionAPI: Sendable {
    func add(to routes: Routes) {
        // Read once: no request waits for the disk.
        let text = Result { ByteBuffer(string: try Resources.text("openapi.yaml", of: "API")) }
        routes.get("/api/openapi.yaml", .open) { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/yaml; charset=utf-8"],
                body: .init(byteBuffer: try text.get())
            )
        }
    }
}
