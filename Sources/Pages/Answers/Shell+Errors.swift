import Basics
import HTML
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

extension Shell {
    /// Turns whatever a handler threw into an answer. Refusals are told in the reader's words; faults are ours and say nothing
    /// but the number under which the log has them.
    func answer(to error: any Error, _ request: Request, _ context: PageContext, face: Face) -> Response {
        guard let refusal = refusal(in: error) else {
            context.logger.error("fault", metadata: ["error": "\(String(reflecting: error))"])
            return fault(context, face)
        }
        if refusal.standing == .unavailable {
            context.logger.error("unavailable", metadata: ["error": "\(String(reflecting: error))"])
        }
        if isForSignIn(refusal, request, context, face) {
            return Response.redirect(to: "/sign-in?to=" + URLEncoded.encoded(request.uri.string))
        }
        var response = face == .api ? problem(refusal, context) : page(refusal, context)
        response.headers.append(contentsOf: Answers.headers(of: refusal))
        return response
    }

    private func refusal(in error: any Error) -> (any Refusal)? {
        switch error {
        case let refusal as any Refusal: refusal
        case is NIOTooManyBytesError: ShellRefusal.tooLarge
        case let error as HTTPError where error.status == .notFound: ShellRefusal.notFound
        case is CancellationError: ShellRefusal.goingDown
        default: nil
        }
    }

    /// A person who follows a link is taken to the sign-in page and from there on; a script is told.
    private func isForSignIn(_ refusal: any Refusal, _ request: Request, _ context: PageContext, _ face: Face) -> Bool {
        refusal as? ShellRefusal == .notSignedIn && face != .api && !context.wantsFragment
            && (request.method == .get || request.method == .head)
    }

    private func problem(_ refusal: any Refusal, _ context: PageContext) -> Response {
        let status = Answers.status(of: refusal)
        var response = Answers.json(
            Problem(refusal, status: status, context),
            status: status,
            type: "application/problem+json; charset=utf-8"
        )
        if refusal.standing == .unauthenticated { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    private func page(_ refusal: any Refusal, _ context: PageContext) -> Response {
        let status = Answers.status(of: refusal)
        if context.wantsFragment { return context.fragment(status: status) { context.w(refusal) } }
        return context.show(RefusalPage(sentence: context.w(refusal), status: status.code, id: nil), status: status)
    }

    private func fault(_ context: PageContext, _ face: Face) -> Response {
        let sentence = context.w("refusal.shell.fault", ["id": context.id])
        guard face == .api else {
            return context.show(
                RefusalPage(sentence: sentence, status: 500, id: context.id),
                status: .internalServerError
            )
        }
        return Answers.json(
            Problem(title: sentence, status: 500, code: "refusal.shell.fault", instance: context.id),
            status: .internalServerError,
            type: "application/problem+json; charset=utf-8"
        )
    }
}

/// Problem details, RFC 9457.
struct Problem: Encodable, Sendable {
    struct FieldError: Encodable, Sendable {
        let field: String
        let detail: String
        let code: String
    }

    let type = "about:blank"
    let title: String
    let status: Int
    /// The name of the sentence, for programs.
    let code: String
    var instance: String?
    var errors: [FieldError]?

    init(title: String, status: Int, code: String, instance: String? = nil) {
        self.title = title
        self.status = status
        self.code = code
        self.instance = instance
    }

    init(_ refusal: any Refusal, status: HTTPResponse.Status, _ context: PageContext) {
        self.init(title: context.w(refusal), status: status.code, code: refusal.reason.name, instance: context.id)
        if let form = refusal as? FormRefusal {
            errors = form.errors.map { FieldError(field: $0.name, detail: context.w($0), code: $0.reason.name) }
        } else if let field = refusal.field {
            errors = [FieldError(field: field, detail: context.w(refusal), code: refusal.reason.name)]
        }
    }
}
