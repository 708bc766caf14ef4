import Basics
import Hummingbird

extension PageContext {
    /// Does what a form asks for. When it can't be done the same page is shown again with what was typed and why not beside it.
    package func submit(
        _ act: (inout Form) async throws -> Response,
        orShow again: (Form) async throws -> some Page
    ) async throws -> Response {
        var form = form
        do {
            return try await act(&form)
        } catch let refusal as any Refusal where Self.staysOnPage(refusal) {
            if !(refusal is FormRefusal) { form.refuse(refusal) }
            return show(try await again(form), status: Answers.status(of: refusal))
        }
    }

    /// What a person can mend in the form, or try again from it; the rest has a page of its own.
    private static func staysOnPage(_ refusal: any Refusal) -> Bool {
        switch refusal.standing {
        case .invalid, .conflict, .tooMany, .unavailable: true
        case .unauthenticated: refusal.reason != ShellRefusal.notSignedIn.reason
        case .forbidden, .notFound, .tooLarge: false
        }
    }
}
