import HTTPTypes
import Hummingbird

/// What belongs to no face: files, live news, and what those who look after the server ask.
package struct ShellRoutes: Sendable {
    private let shell: Shell
    private let hub: LiveHub
    private let isReady: @Sendable () async -> Bool

    /// - Parameter isReady: false while migrating or when the database is gone.
    package init(_ shell: Shell, hub: LiveHub, ready isReady: @escaping @Sendable () async -> Bool) {
        self.shell = shell
        self.hub = hub
        self.isReady = isReady
        shell.meters.gauge("highrock_live_listeners", "Open pages that listen to news.") { [hub] in
            Double(await hub.listenerCount)
        }
    }

    package func add(to routes: Routes) {
        AssetRoutes(assets: shell.assets).add(to: routes)
        LiveRoutes(hub: hub).add(to: routes)
        routes.get("/hello", .open, quiet: true) { _, _ in Self.text("hello", .ok) }
        routes.get("/healthz", .open, quiet: true) { _, _ in Self.text("ok", .ok) }
        routes.get("/readyz", .open, quiet: true) { [isReady] _, _ in
            await isReady() ? Self.text("ready", .ok) : Self.text("not ready", .serviceUnavailable)
        }
        routes.get("/metrics", .open, quiet: true) { [meters = shell.meters] _, _ in
            Self.text(await meters.text(), .ok, type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private static func text(
        _ text: String,
        _ status: HTTPResponse.Status,
        type: String = "text/plain; charset=utf-8"
    ) -> Response {
        Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
