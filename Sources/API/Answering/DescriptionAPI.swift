import Foundation
import Hummingbird
import Pages

/// `/api/openapi.yaml`: what the interface takes and gives, in OpenAPI 3.1.
struct DescriptionAPI: Sendable {
    func add(to routes: Routes) {
        routes.get("/api/openapi.yaml", .open) { _, _ in
            let text = try Resources.text("openapi.yaml", of: "API")
            return Response(
                status: .ok,
                headers: [.contentType: "application/yaml; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: text))
            )
        }
    }
}
