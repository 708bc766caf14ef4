import HTTPTypes
import Hummingbird

extension Shell {
    /// What the server asks for each answer: the routes of the table, each behind its guard.
    package func responder(for table: RouteTable) -> some HTTPResponder<PageContext> {
        let router = Router(context: PageContext.self, options: [.autoGenerateHeadEndpoints])
        for entry in table.entries {
            let guarded = GuardedRoute(shell: self, entry: entry, meter: meters.route(entry.route))
            router.on(RouterPath(entry.route.path), method: entry.route.method, responder: guarded)
        }
        // Added last, so that it stands in front of nothing but the answer to what no route knows.
        router.add(middleware: UnknownRoute(shell: self, routes: table.routes))
        return router.buildResponder()
    }
}

/// One handler and all that happens before and after it.
struct GuardedRoute: HTTPResponder {
    let shell: Shell
    let entry: RouteTable.Entry
    let meter: RouteMeter

    func respond(to request: Request, context: PageContext) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        var response: Response
        do {
            try await shell.admit(request, &context, to: entry.route)
            response = try await entry.handler(request, context)
        } catch {
            response = shell.answer(to: error, request, context, face: entry.route.face)
        }
        SecurityHeaders.complete(&response)
        let span = ContinuousClock.now - start
        meter.note(span, status: response.status.code)
        if !entry.route.isQuiet || response.status.code >= 500 {
            RequestLog.write(entry.route, response.status, span, context.logger)
        }
        return response
    }
}

/// Answers what no route knows: 404, or 405 when the path is known with another method.
struct UnknownRoute: RouterMiddleware {
    typealias Context = PageContext

    let shell: Shell
    let routes: [Route]

    func handle(
        _ request: Request,
        context: PageContext,
        next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let face: Face = request.uri.path.hasPrefix("/api/") ? .api : .shell
        let route = Route(
            method: request.method,
            path: "(unknown)",
            access: .open,
            face: face,
            bodyLimit: 0,
            takesFiles: false,
            isQuiet: false
        )
        do {
            try await shell.welcome(request, &context, to: route)
            let allowed = routes.filter { RoutePattern.matches($0.path, request.uri.path) }.map(\.method.rawValue)
            throw allowed.isEmpty ? ShellRefusal.notFound : ShellRefusal.otherMethod(allowed: Set(allowed).sorted())
        } catch {
            var response = shell.answer(to: error, request, context, face: face)
            SecurityHeaders.complete(&response)
            RequestLog.write(route, response.status, .zero, context.logger)
            return response
        }
    }
}

/// Compares a path with a path that has gaps; only for saying which methods would do.
enum RoutePattern {
    static func matches(_ pattern: String, _ path: String) -> Bool {
        let expected = pattern.split(separator: "/")
        let found = path.split(separator: "/")
        if expected.last == "**" {
            return found.count >= expected.count && zip(expected.dropLast(), found).allSatisfy(fits)
        }
        return expected.count == found.count && zip(expected, found).allSatisfy(fits)
    }

    private static func fits(_ expected: Substring, _ found: Substring) -> Bool {
        expected.hasPrefix("{") || expected == found
    }
}
