import Basics
import HTML
import HTTPTypes
import Hummingbird

extension PageContext {
    /// A page in its frame.
    package func show(_ page: some Page, status: HTTPResponse.Status = .ok) -> Response {
        let isNew = reader.formToken.isEmpty
        let formToken = isNew ? Forgery.newToken() : reader.formToken
        let notice = cookies.notice.flatMap { Notice(sealed: $0, key: formToken) }
        let reader = reader.reading(
            formToken: formToken,
            nonce: Forgery.newToken(),
            notices: notice.map { [$0] } ?? []
        )
        var response = Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .cacheControl: "private, no-cache",
                .contentSecurityPolicy: SecurityHeaders.policy(nonce: reader.nonce),
                .openerPolicy: "same-origin",
            ],
            body: .init(byteBuffer: Frame(page: page, reader: reader).bytes)
        )
        if isNew { response.setCookie(settings.cookieNames.form, reader.formToken, self) }
        if cookies.notice != nil { response.setCookie(settings.cookieNames.notice, "", seconds: 0, self) }
        return response
    }

    /// The same for a page that other sites may show in a frame of theirs.
    package func showInFrames(_ page: some Page) -> Response {
        var response = show(page)
        response.headers[.contentSecurityPolicy] = response.headers[.contentSecurityPolicy].map {
            $0.replacing("frame-ancestors 'none'", with: "frame-ancestors *")
        }
        return response
    }

    /// HTML without a frame, which a script puts in its place.
    package func fragment(
        status: HTTPResponse.Status = .ok,
        @HTMLBuilder _ content: () -> Markup
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store"],
            body: .init(byteBuffer: content().bytes)
        )
    }

    /// On to another page, after something was done; what was done is said there once.
    package func goTo(_ path: String, saying notice: Notice? = nil) -> Response {
        var response = Response.redirect(to: path)
        if let notice, !reader.formToken.isEmpty {
            response.setCookie(settings.cookieNames.notice, notice.sealed(key: reader.formToken), seconds: 60, self)
        }
        return response
    }

    package var noContent: Response { Response(status: .noContent) }
}
