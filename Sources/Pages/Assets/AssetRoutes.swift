import HTTPTypes
import Hummingbird

/// `/static/<hash>/<file>`
struct AssetRoutes: Sendable {
    let assets: Assets

    func add(to routes: Routes) {
        routes.get("/static/{version}/**", .open, quiet: true, serve)
        routes.get("/chat.js", .open, quiet: true) { _, _ in
            var answer = try answer("widget.js", isCurrent: false)
            // Other sites load it.
            answer.headers[.crossOriginResourcePolicy] = "cross-origin"
            return answer
        }
        routes.get("/favicon.ico", .open, quiet: true) { _, _ in try answer("icon.svg", isCurrent: false) }
    }

    @Sendable
    private func serve(_ request: Request, _ context: PageContext) async throws -> Response {
        let name = context.parameters.getCatchAll().joined(separator: "/")
        guard let asset = assets[name] else { throw ShellRefusal.notFound }
        if request.headers[.ifNoneMatch] == asset.tag {
            return Response(status: .notModified, headers: [.eTag: asset.tag])
        }
        return try answer(name, isCurrent: context.parameters["version"] == assets.version[...])
    }

    /// A page from before an update asks for the old address; it gets the new file, but must not keep it.
    private func answer(_ name: String, isCurrent: Bool) throws -> Response {
        guard let asset = assets[name] else { throw ShellRefusal.notFound }
        let headers: HTTPFields = [
            .contentType: asset.type,
            .eTag: asset.tag,
            .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: asset.bytes))
    }
}
