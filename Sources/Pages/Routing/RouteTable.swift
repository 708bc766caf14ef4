import HTTPTypes
import Hummingbird

/// All routes of all faces. A route gets here only together with who may use it, and the guard in front of each handler reads
/// the same line that the test of all rights walks through.
package final class RouteTable {
    package typealias Handler = @Sendable (Request, PageContext) async throws -> Response

    struct Entry: Sendable {
        let route: Route
        let handler: Handler
    }

    private(set) var entries: [Entry] = []
    private(set) var sockets: [SocketRoute] = []

    package init() {}

    package var routes: [Route] { entries.map(\.route) }

    /// Where one face adds its routes.
    package func face(_ face: Face) -> Routes { Routes(table: self, face: face) }

    fileprivate func add(_ route: Route, _ handler: @escaping Handler) {
        let isTaken = entries.contains { $0.route.method == route.method && $0.route.path == route.path }
        precondition(!isTaken, "two routes for \(route.method) \(route.path)")
        entries.append(Entry(route: route, handler: handler))
    }

    fileprivate func add(_ socket: SocketRoute) {
        add(socket.route) { _, _ in SocketRoute.notAsked }
        sockets.append(socket)
    }
}

/// The routes of one face: `routes.get("/cases/{number}", .needs(.seeCases), show)`.
package struct Routes {
    fileprivate let table: RouteTable
    fileprivate let face: Face

    package static let defaultBodyLimit = 256 * 1024

    package func get(
        _ path: String,
        _ access: Access,
        quiet: Bool = false,
        _ handler: @escaping RouteTable.Handler
    ) {
        add(.get, path, access, quiet: quiet, handler)
    }

    package func post(
        _ path: String,
        _ access: Access,
        bodyLimit: Int = defaultBodyLimit,
        quiet: Bool = false,
        cookieless: Bool = false,
        _ handler: @escaping RouteTable.Handler
    ) {
        add(.post, path, access, bodyLimit: bodyLimit, quiet: quiet, cookieless: cookieless, handler)
    }

    /// A form with files, which come as `PageContext.files`.
    package func postFiles(
        _ path: String,
        _ access: Access,
        limit: Int,
        _ handler: @escaping RouteTable.Handler
    ) {
        add(.post, path, access, bodyLimit: limit, takesFiles: true, handler)
    }

    package func put(
        _ path: String,
        _ access: Access,
        bodyLimit: Int = defaultBodyLimit,
        quiet: Bool = false,
        cookieless: Bool = false,
        _ handler: @escaping RouteTable.Handler
    ) {
        add(.put, path, access, bodyLimit: bodyLimit, quiet: quiet, cookieless: cookieless, handler)
    }

    package func patch(
        _ path: String,
        _ access: Access,
        bodyLimit: Int = defaultBodyLimit,
        _ handler: @escaping RouteTable.Handler
    ) {
        add(.patch, path, access, bodyLimit: bodyLimit, handler)
    }

    package func delete(
        _ path: String,
        _ access: Access,
        quiet: Bool = false,
        _ handler: @escaping RouteTable.Handler
    ) {
        add(.delete, path, access, quiet: quiet, handler)
    }

    /// A path over which a page and the server talk both ways.
    package func socket(_ path: String, _ access: Access, _ talk: @escaping SocketRoute.Talk) {
        table.add(SocketRoute(path, access, face, talk))
    }

    private func add(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ access: Access,
        bodyLimit: Int = defaultBodyLimit,
        takesFiles: Bool = false,
        quiet: Bool = false,
        cookieless: Bool = false,
        _ handler: @escaping RouteTable.Handler
    ) {
        table.add(
            Route(
                method: method,
                path: path,
                access: access,
                face: face,
                bodyLimit: bodyLimit,
                takesFiles: takesFiles,
                isQuiet: quiet,
                isCookieless: cookieless
            ),
            handler
        )
    }
}
