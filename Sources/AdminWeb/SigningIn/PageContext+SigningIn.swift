import Basics
import HTTPTypes
import Hummingbird
import Pages
import People

extension PageContext {
    /// On from a password that was right.
    func answer(to outcome: SignIn.Outcome, _ destination: WayOn) -> Response {
        switch outcome {
        case .session(let session): begin(session, destination)
        case .needsSecondFactor(let ticket): show(CodePage(form: Form(), ticket: ticket, destination: destination))
        }
    }

    func begin(_ session: NewSession, _ destination: WayOn) -> Response {
        var response = goTo(destination.path)
        response.beginSession(session.cookie.text, expires: session.expires, self)
        return response
    }

    /// It took too long between the password and the code.
    func startAgain(_ destination: WayOn) -> Response {
        var form = Form()
        form.refuse("", SignInRefusal.ticketExpired.reason)
        return show(SignInPage(form: form, destination: destination), status: .unauthorized)
    }

    /// Says how long to wait both in words and in the header that programs read.
    func patiently(_ act: (Pause) async throws -> Response) async throws -> Response {
        let pause = Pause(w: w)
        var response = try await act(pause)
        if response.status == .tooManyRequests, let seconds = pause.seconds {
            response.headers[.retryAfter] = String(seconds)
        }
        return response
    }
}

/// Turns "too many guesses" into a sentence with a span that people understand.
final class Pause {
    private let w: Wording
    private(set) var seconds: Int?

    init(w: Wording) {
        self.w = w
    }

    func watch<Value>(_ attempt: () async throws -> Value) async throws -> Value {
        do {
            return try await attempt()
        } catch SignInRefusal.tooOften(let seconds) {
            self.seconds = seconds
            throw TooManyGuesses(span: w.duration(.seconds(seconds)))
        }
    }
}

struct TooManyGuesses: Refusal, Equatable {
    let span: String

    var standing: Standing { .tooMany }
    var reason: TextKey { "admin.sign-in.wait" }
    var details: [String: String] { ["span": span] }
}

extension Member {
    /// Where a person's work is.
    var home: String {
        if may(.seeCases) { return "/desk" }
        return may(.seePeople) ? "/people" : "/me"
    }
}
