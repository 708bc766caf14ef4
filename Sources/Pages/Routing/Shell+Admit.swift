import Basics
import HTTPTypes
import Hummingbird
import NIOCore
import People

extension Shell {
    /// Finds out who asks, in which language, and whether they may; reads the form and checks that it is ours.
    func admit(_ request: Request, _ context: inout PageContext, to route: Route) async throws {
        try await welcome(request, &context, to: route)
        switch route.access {
        case .open: break
        case .signedIn: _ = try context.member
        case .needs(let permission): try context.member.require(permission)
        }
        guard route.isUnsafe, route.face != .api else { return }
        try Forgery.checkOrigin(of: request)
        // Where no cookie counts there is no token either; but a page of somebody else's has no business there.
        guard !route.isCookieless else { return }
        if request.isForm {
            let body = try await request.limitedBody(route.bodyLimit)
            context.form = Form(fields: try URLEncoded.fields(in: body))
        } else if route.takesFiles, let parser = request.multipart {
            let asked = context
            (context.form, context.files) = try await request.formWithFiles(parser, limit: route.bodyLimit) { form in
                var early = asked
                early.form = form
                try Forgery.checkToken(request, early)
            }
        } else if let parser = request.multipart {
            context.form = try await request.multipartForm(parser, limit: route.bodyLimit)
        }
        try Forgery.checkToken(request, context)
    }

    /// Finds out who asks and in which language, and refuses addresses that can't be read.
    func welcome(_ request: Request, _ context: inout PageContext, to route: Route) async throws {
        context.begin(shell: self, route: route, request: request)
        let company = route.face == .api ? "" : await company()
        // Also what fails before it is known who asks is told in the browser's language.
        defer { context.reader = reader(for: context, of: request, company) }
        guard URLEncoded.isSound(request.uri.string) else { throw MalformedRequest.address }
        if route.face == .api {
            context.bearer = try await bearer(of: request)
        } else {
            context.cookies = RequestCookies(request, names: settings.cookieNames)
            if let secret = context.cookies.session { context.session = try await doorkeeper.session(secret) }
            if let member = context.session?.member { context.bar = await pieces(of: member, on: route) }
        }
    }

    /// What stands in the bar besides what always does; pages of the shell itself have no bar.
    private func pieces(of member: Member, on route: Route) async -> [BarPiece] {
        guard route.face != .shell else { return [] }
        var pieces: [BarPiece] = []
        for part in bar { if let piece = await part.find(member) { pieces.append(piece) } }
        return pieces
    }

    private func bearer(of request: Request) async throws -> Bearer? {
        guard let header = request.headers[.authorization] else { return nil }
        guard header.lowercased().hasPrefix("bearer ") else { throw ShellRefusal.badToken }
        guard let found = try await doorkeeper.bearer(String(header.dropFirst(7)).trimmed) else {
            throw ShellRefusal.badToken
        }
        return found
    }

    private func reader(for context: PageContext, of request: Request, _ company: String) -> Reader {
        let session = context.session
        let wish = session?.language ?? request.headers[.acceptLanguage].flatMap { Language.preferred(by: $0) }
        let zone = session?.timeZone ?? settings.timeZone
        return Reader(
            w: translations.wording(wish ?? settings.language, zone: zone, now: context.now),
            assets: assets,
            company: company.isEmpty ? "Highrock" : company,
            member: session?.member ?? context.bearer?.member,
            formToken: session?.csrf ?? context.cookies.formToken ?? "",
            theme: session?.theme ?? .auto,
            path: request.uri.path,
            bar: context.bar
        )
    }
}

extension Request {
    var isForm: Bool {
        headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
    }

    /// The whole body, if it is no larger than allowed.
    func limitedBody(_ limit: Int) async throws -> ByteBuffer {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw ShellRefusal.tooLarge }
        do {
            return try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw ShellRefusal.tooLarge
        }
    }
}
